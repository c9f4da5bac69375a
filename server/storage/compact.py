"""Packs an entry's text before it is encrypted: raw deflate with a preset dictionary.

Entries repeat the names of fields and codes, so a dictionary of them more than halves what a
diary takes on disk. `WORDS_1` is part of the format: never edited, a better one gets the next
number.
"""

from __future__ import annotations

import zlib

WINDOW = -12
PLAIN, DEFLATED_1 = b"\x00", b"\x01"

WORDS_1 = (
    b'"pain_score":"neck_severity":"neck_side":"posture":"worse_upright","quality":"stop_reason":'
    b'"ingredients":["paracetamol","ibuprofen","sumatriptan"],"class":"simple_analgesic","role":'
    b'"acute","preventive","strength":"unit":"mg","schedule":{"times":["08:00"],"every_days":1},'
    b'"premonitory":{"yawning":true,"tiredness":true,"neck_stiffness":true,"cravings":true},'
    b'"postdrome":{"tired":true,"foggy":true},"activities":{"work":true,"household":true,'
    b'"family":true,"social":true,"sleep":true},"scores":{"course":{".000Z":1,".000Z":2,'
    b'"sleep_hours":7.5,"sleep_quality":2,"refreshed":1,"mood":2,"stress":1,"anxiety":0,'
    b'"fatigue":2,"brain_fog":1,"back_pain":0,"body_pain":1,"awakenings":1,"water_glasses":6,'
    b'"caffeine_servings":2,"alcohol_units":0,"exercise_minutes":30,"screen_hours":5,'
    b'"menstruation":"none","factors":{"skipped_meal":false,"dehydration":false,'
    b'"sleep_short":true,"sleep_poor":true,"bright_light":true,"screen":true,"noise":true,'
    b'"pressure_change":true,"heat":false,"neck_posture":true,"food:aged_cheese":false,'
    b'"drink:red_wine":false,"drink:coffee":true,"menses":false,"travel":false},"meals_skipped":'
    b'{"breakfast":false,"lunch":false,"dinner":false},"weather":{"pressure_hpa":1013,'
    b'"temperature_c":18},"imported":{"Potential triggers":"Pain intensity":"Symptoms":"Location":'
    b'"headache_minutes":"taken_at":"20","medication":"amount":1,"reason":"headache","other_pain",'
    b'"attack":"severity_then":2,"relief_2h":"better","effect":"good","some","none",'
    b'"relief_minutes":60,"time":"exact","approximate","skipped":false,"side_effects":"'
    b'"confirmed_at":"20","type":"tension","cluster","unsure","aura":{"present":true,"types":'
    b'{"visual":true,"sensory":false},"minutes":25,"started_at":"20"},"neck_pain":"before","with",'
    b'"none","function":"half_or_less","most","nothing","onset":"on_waking","approximate","exact",'
    b'"end":"exact","unknown","side":"left","right","both","shifting","locations":{"forehead":true,'
    b'"temple":true,"eye":true,"back_of_head":true,"crown":true,"neck":true},"quality":'
    b'{"pulsating":true,"pressing":true,"stabbing":false},"worse_with_activity":true,"symptoms":'
    b'{"nausea":true,"vomiting":false,"photophobia":true,"phonophobia":true,"osmophobia":true,'
    b'"dizziness":false,"vertigo":false},"triggers":{"stress":true,"custom:"},"notes":" and the '
    b'after before in bed with a tablet better headache","ended_at":"2026-","severity":3,"type":'
    b'"migraine","headache":false,"headache":true,"data":{"started_at":"2026-01-01T07:00:00+01:00",'
    b'"zone":"Europe/Berlin","stamps":{"by":[["2026-01-01T07:00:00.000Z","019'
)


def pack(text: bytes) -> bytes:
    """`text`, smaller; one leading byte says how."""
    maker = _EMPTY.copy()
    packed = maker.compress(text) + maker.flush()
    return DEFLATED_1 + packed if len(packed) < len(text) else PLAIN + text


def unpack(packed: bytes) -> bytes:
    """What `pack` was given."""
    if packed[:1] == PLAIN:
        return packed[1:]
    return zlib.decompressobj(WINDOW, zdict=WORDS_1).decompress(packed[1:])


_EMPTY = zlib.compressobj(3, zlib.DEFLATED, WINDOW, 5, zlib.Z_DEFAULT_STRATEGY, WORDS_1)
