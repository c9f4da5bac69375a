"""The framework's limit: Flask, Flask-SQLAlchemy and marshmallow, one row per document.

Insert only: no merge, no history, no encryption. A bearer token is looked up in each request.
DB_URL names the database; pulls are compressed at level 1, as ours are.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
import zlib
from typing import Any

from flask import Flask, Response, request
from flask_sqlalchemy import SQLAlchemy
from marshmallow import Schema, fields, validate
from sqlalchemy import Index, event, select, text
from sqlalchemy.exc import SQLAlchemyError

URL = os.environ["DB_URL"]
POSTGRES = URL.startswith("postgresql")

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = URL
app.config["SQLALCHEMY_ENGINE_OPTIONS"] = (
    {"pool_size": 8} if POSTGRES else {"connect_args": {"timeout": 30}}
)
db = SQLAlchemy(app)


class User(db.Model):  # type: ignore[name-defined,misc]
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String, unique=True)
    token = db.Column(db.LargeBinary, unique=True)


class Doc(db.Model):  # type: ignore[name-defined,misc]
    seq = db.Column(db.BigInteger().with_variant(db.Integer, "sqlite"), primary_key=True)
    user_id = db.Column(db.Integer, nullable=False)
    id = db.Column(db.String(36), nullable=False)
    body = db.Column(db.Text, nullable=False)
    __table_args__ = (
        Index("doc_user_seq", "user_id", "seq"),
        Index("doc_user_id", "user_id", "id", unique=True),
    )


class Attack(Schema):
    id = fields.UUID(required=True)
    started_at = fields.AwareDateTime(required=True)
    zone = fields.Str(required=True)
    onset = fields.Str(validate=validate.OneOf(["exact", "approximate", "on_waking", "unknown"]))
    severity = fields.Int(validate=validate.Range(0, 3))
    side = fields.Str(validate=validate.OneOf(["left", "right", "both", "shifting"]))
    locations = fields.Dict(keys=fields.Str(), values=fields.Bool())
    quality = fields.Dict(keys=fields.Str(), values=fields.Bool())
    worse_with_activity = fields.Bool()
    symptoms = fields.Dict(keys=fields.Str(), values=fields.Bool())
    triggers = fields.Dict(keys=fields.Str(), values=fields.Bool())
    function = fields.Str()
    notes = fields.Str(validate=validate.Length(max=4000))


SCHEMA = Attack()
INSERT = text("INSERT INTO doc (user_id, id, body) VALUES (:user, :id, :body)")

with app.app_context():
    if not POSTGRES:

        @event.listens_for(db.engine, "connect")
        def durable(connection: Any, _: Any) -> None:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=FULL")

    for _ in range(5):
        try:
            db.create_all()
            break
        except SQLAlchemyError:  # the other worker makes the tables in the same moment
            time.sleep(0.3)
    db.engine.dispose()


def packed(document: Any) -> str:
    return json.dumps(document, separators=(",", ":"))


def signed_in() -> int:
    token = request.headers.get("Authorization", "")[7:].encode()
    user = select(User.id).where(User.token == hashlib.sha256(token).digest())
    return int(db.session.execute(user).scalar_one())


@app.post("/users")
def make_user() -> Any:
    name = request.get_json()["name"]
    db.session.add(User(name=name, token=hashlib.sha256(f"token-{name}".encode()).digest()))
    db.session.commit()
    return {"ok": 1}, 201


@app.put("/docs/<name>")
def put(name: str) -> Any:
    document = request.get_json()
    user = signed_in()
    SCHEMA.load(document)
    row = Doc(user_id=user, id=name, body=packed(document))
    db.session.add(row)
    db.session.flush()
    seq = row.seq
    db.session.commit()
    return {"id": name, "seq": seq}, 201


@app.post("/push")
def push() -> Any:
    documents = request.get_json()["docs"]
    user = signed_in()
    for document in documents:
        SCHEMA.load(document)
    rows = [{"user": user, "id": each["id"], "body": packed(each)} for each in documents]
    db.session.execute(INSERT, rows)
    db.session.commit()
    return {"stored": len(rows)}


@app.get("/cursor")
def cursor() -> Any:
    newest = select(db.func.max(Doc.seq)).where(Doc.user_id == signed_in())
    return {"cursor": db.session.execute(newest).scalar() or 0}


@app.get("/pull")
def pull() -> Response:
    since = int(request.args.get("since", 0))
    wanted = select(Doc.seq, Doc.body).where(Doc.user_id == signed_in(), Doc.seq > since)
    rows = db.session.execute(wanted.order_by(Doc.seq)).all()
    newest = rows[-1][0] if rows else since
    bodies = ",".join(row[1] for row in rows)
    answer = f'{{"cursor":{newest},"docs":[{bodies}]}}'.encode()
    response = Response(answer, mimetype="application/json")
    if len(answer) > 1024 and "gzip" in request.headers.get("Accept-Encoding", ""):
        packer = zlib.compressobj(1, zlib.DEFLATED, 31)
        response.set_data(packer.compress(answer) + packer.flush())
        response.headers["Content-Encoding"] = "gzip"
    return response
