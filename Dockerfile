# The app's files.
FROM node:22-bookworm-slim AS app
WORKDIR /build/pwa
COPY pwa/package.json pwa/package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY pwa/ ./
RUN npm run build

# The Python packages, as pinned.
FROM python:3.12-slim-bookworm AS packages
RUN python -m venv /opt/cephalog
COPY requirements.txt ./
RUN /opt/cephalog/bin/pip install --no-cache-dir --require-hashes -r requirements.txt
WORKDIR /build
COPY pyproject.toml ./
COPY server/ server/
RUN /opt/cephalog/bin/pip install --no-cache-dir --no-deps --no-build-isolation --editable .

# What runs: no compiler, no Node, no root.
FROM python:3.12-slim-bookworm
# Scripts beyond Latin, Greek, Cyrillic, Hebrew and Arabic on the clinician's page.
RUN apt-get update \
    && apt-get install -y --no-install-recommends fonts-noto-core fonts-noto-cjk \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --home-dir /data --shell /usr/sbin/nologin cephalog \
    && install -d -o cephalog -g cephalog -m 0700 /data
COPY --from=packages /opt/cephalog /opt/cephalog
# The command was installed editable from this very folder: migrations and the app lie beside it.
WORKDIR /build
COPY server/ server/
COPY migrations/ migrations/
COPY --from=app /build/pwa/dist pwa/dist
ENV PATH=/opt/cephalog/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    CEPHALOG_HOST=0.0.0.0 \
    CEPHALOG_DATA=/data \
    PORT=8000
USER cephalog
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/readyz', timeout=4)"]
STOPSIGNAL SIGTERM
CMD ["cephalog", "serve"]
