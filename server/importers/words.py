"""Words of the English app → our codes. What is not here becomes the person's own factor.

Only words that say the same as the code: "Weather" is no `pressure_change`, "Alcohol" no wine.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from server.domain import vocabulary as v

_NOISE = re.compile(r"[\[\](){}/\\,;:_\-–&+.\s]+")

PSEUDO = frozenset(
    {
        "no medication",
        "no medications",
        "no medicine",
        "no idea",
        "none",
        "no",
        "no relief",
        "no relief method",
        "no symptoms",
        "no symptom",
        "no triggers",
        "no trigger",
        "no aura",
        "i don't know",
        "not sure",
        "n a",
        "",
    }
)
"""Words that stand for "nothing was chosen": they give nothing."""


def fold(word: str) -> str:
    """A word as it is compared: case, brackets and punctuation play no part."""
    return _NOISE.sub(" ", word.casefold().replace("’", "'")).strip()


def split(cell: str) -> list[str]:
    """The words of a list cell, pseudo-values left out, each once.

    A comma in brackets or in a number (`0,5x`) divides nothing.
    """
    text = " ".join(cell.split())
    words, start, depth = [], 0, 0
    for at, letter in enumerate(text):
        depth = max(0, depth + (letter in "([") - (letter in ")]"))
        if letter == "," and not depth and not _in_number(text, at):
            words.append(text[start:at])
            start = at + 1
    words.append(text[start:])
    return list(dict.fromkeys(w for word in words if fold(w := word.strip()) not in PSEUDO))


def _in_number(text: str, at: int) -> bool:
    return text[at - 1 : at].isdecimal() and text[at + 1 : at + 2].isdecimal()


def _table(codes: Mapping[str, str], more: Mapping[str, str]) -> dict[str, str]:
    """Folded word → code: the codes themselves, their labels, and the app's own words."""
    table = {fold(code): code for code in codes}
    table.update({fold(label): code for code, label in codes.items()})
    table.update({fold(word): code for code, words in more.items() for word in words.split(" | ")})
    return {word: code for word, code in table.items() if code in codes and word != "other"}


SYMPTOM = _table(
    v.SYMPTOM,
    {
        "nausea": "Nausea | Nauseous | Feeling sick",
        "vomiting": "Vomiting | Throwing up",
        "photophobia": "Sensitivity to light | Light sensitivity | Sensitive to light",
        "phonophobia": "Sensitivity to noise | Sensitivity to sound | Sound sensitivity"
        " | Noise sensitivity | Sensitive to sound | Sensitive to noise",
        "osmophobia": "Sensitivity to smell | Sensitivity to smells | Sensitivity to odors"
        " | Sensitivity to odours | Smell sensitivity | Odor sensitivity",
        "allodynia": "Sensitivity to touch | Touch sensitivity | Scalp sensitivity | Sore scalp"
        " | Skin sensitivity",
        "dizziness": "Dizziness | Dizzy | Giddiness | Lightheaded | Light headed | Lightheadedness",
        "vertigo": "Vertigo | Spinning",
        "neck_stiffness": "Neck stiffness | Stiff neck",
        "numbness": "Numbness | Numb",
        "fatigue": "Fatigue | Tired | Tiredness | Exhaustion",
        "brain_fog": "Brain fog | Confusion | Foggy",
        "blurred_vision": "Blurred vision | Blurry vision",
        "tearing": "Tearing | Tearing eye | Teary eye | Watery eye | Watery eyes | Watering eye",
        "red_eye": "Red eye | Red eyes | Bloodshot eye",
        "blocked_nose": "Nasal congestion | Runny nose | Blocked nose | Stuffy nose",
        "eyelid_droop": "Droopy eyelid | Drooping eyelid | Eyelid drooping",
        "facial_sweating": "Facial sweating | Sweating face",
        "eyelid_swelling": "Swollen eyelid | Eyelid swelling",
        "small_pupil": "Small pupil | Constricted pupil",
        "restlessness": "Restlessness | Restless",
        "tinnitus": "Tinnitus | Ringing in ears | Ringing in the ears | Ringing in ears / Tinnitus",
        "ear_fullness": "Ear fullness | Ear pressure",
        "motion_sensitivity": "Sensitivity to motion | Motion sickness",
        "unsteady": "Unsteady | Loss of balance | Balance problems",
        "tingling": "Tingling | Pins and needles",
        "weakness": "Weakness | Muscle weakness",
        "jaw_pain": "Jaw pain",
        "muscle_tension": "Muscle tension | Tense muscles",
        "muscle_cramp": "Muscle cramp | Muscle cramps",
        "palpitations": "Palpitations | Heart palpitations",
        "abdominal_pain": "Abdominal pain | Stomach pain | Stomach ache",
    },
)
QUALITY = _table(
    v.QUALITY,
    {
        "pulsating": "Pulsating pain | Throbbing pain | Pounding pain | Throbbing | Pounding",
        "pressing": "Pressing pain | Pressure | Tightening pain | Squeezing pain | Pressure pain",
        "stabbing": "Stabbing pain | Sharp pain | Piercing pain",
        "burning": "Burning pain",
        "dull": "Dull pain | Aching pain",
    },
)
FACTOR = _table(
    v.FACTOR,
    {
        "skipped_meal": "Skipped meal | Missed meal | Skipped a meal | Skipping meals",
        "late_meal": "Late meal",
        "dehydration": "Dehydration | Dehydrated | Lack of water",
        "overeating": "Overeating",
        "food:aged_cheese": "Aged cheese",
        "food:processed_meat": "Processed meat | Cured meat",
        "food:chocolate": "Chocolate",
        "food:citrus": "Citrus | Citrus fruits",
        "food:nuts": "Nuts",
        "food:msg": "MSG | Monosodium glutamate",
        "food:fermented": "Fermented food",
        "food:onion": "Onion | Onions",
        "food:cold": "Ice cream",
        "food:sweetener": "Artificial sweetener | Artificial sweeteners | Aspartame",
        "food:gluten": "Gluten",
        "drink:red_wine": "Red wine",
        "drink:white_wine": "White wine | Sparkling wine",
        "drink:beer": "Beer",
        "drink:spirits": "Spirits | Liquor",
        "drink:coffee": "Coffee",
        "drink:less_caffeine": "Caffeine withdrawal | Less caffeine | Lack of caffeine",
        "drink:energy": "Energy drink | Energy drinks",
        "stress": "Stress | Stressed",
        "stress_let_down": "Let down stress | Stress let down | Relaxation after stress",
        "anxiety": "Anxiety | Anxious",
        "low_mood": "Depressed mood | Depression | Sadness",
        "strong_emotion": "Strong emotions | Anger | Crying",
        "mental_effort": "Mental effort | Concentration",
        "sleep_short": "Lack of sleep | Too little sleep | Not enough sleep | Sleep deprivation",
        "sleep_long": "Too much sleep | Oversleeping | Excess sleep",
        "sleep_poor": "Interrupted sleep | Poor sleep | Bad sleep | Disturbed sleep",
        "irregular_sleep": "Irregular sleep | Change in sleep pattern",
        "shift_or_jet_lag": "Jet lag | Jetlag | Shift work",
        "menses": "Menstruation | Period | Menses | Period yes | On period",
        "premenstrual": "PMS | Premenstrual | Period soon",
        "ovulation": "Ovulation",
        "bright_light": "Bright light | Bright lights | Flickering light | Glare",
        "screen": "Screen | Computer screen | Screen time | Computer | Screens",
        "noise": "Noise | Loud noise | Loud noises | Loud sound | Loud sounds",
        "odour": "Odor | Odour | Smell | Strong smell | Odor strong smell | Odour strong smell"
        " | Perfume | Strong odors | Strong odor",
        "smoke": "Smoke | Smoking | Cigarette smoke",
        "pressure_change": "Barometric pressure | Pressure change | Air pressure"
        " | Barometric pressure change",
        "heat": "Heat | Hot weather",
        "cold": "Cold | Cold weather",
        "humidity": "Humidity | High humidity",
        "wind": "Wind | Windy",
        "altitude": "Altitude | High altitude",
        "travel": "Travel | Travelling | Traveling",
        "neck_pain": "Neck pain",
        "neck_posture": "Posture | Bad posture | Poor posture",
        "jaw_clench": "Teeth grinding | Jaw clenching | Clenching",
        "back_pain": "Back pain",
        "driving": "Driving",
        "exercise": "Physical exertion | Exercise | Physical activity",
        "sex": "Sex | Sexual activity",
        "infection": "Infection | Fever",
        "allergy": "Allergy | Allergies | Allergy reaction | Allergic reaction",
        "vaccine": "Vaccination | Vaccine",
        "new_drug": "New medication",
        "missed_preventive": "Missed medication | Missed preventive",
    },
)
PREMONITORY = _table(
    v.PREMONITORY,
    {
        "yawning": "Yawning | Frequent yawning",
        "tiredness": "Fatigue | Tired | Tiredness",
        "poor_concentration": "Hard to concentrate | Difficulty concentrating"
        " | Concentrating difficulty | Poor concentration",
        "irritable": "Irritability | Irritable",
        "elated": "Euphoria | Elated",
        "cravings": "Food craving | Food cravings | Cravings | Craving",
        "thirst": "Thirst | Thirsty | Increased thirst",
        "frequent_urination": "Frequent urination",
        "neck_stiffness": "Neck stiffness | Stiff neck",
        "light_sensitive": "Sensitivity to light | Light sensitivity",
        "sound_sensitive": "Sensitivity to noise | Sensitivity to sound | Sound sensitivity",
        "smell_sensitive": "Sensitivity to smell | Smell sensitivity",
        "nausea": "Nausea",
        "cold": "Feeling cold | Chills",
        "pallor": "Pallor | Pale",
        "blurred_vision": "Blurred vision | Blurry vision",
        "bloating": "Bloating | Bloated",
    },
)
ACTIVITY = _table(
    v.ACTIVITY,
    {
        "work": "Work | Missed work | Slower at work",
        "school": "School | Missed school | Slower at school",
        "household": "Housework | Home | Slower at home | Chores",
        "family": "Family | Missed family time | Family time",
        "social": "Social | Missed social activity | Missed social event | Social activity"
        " | Social activities",
        "exercise": "Exercise | Sport | Sports | Missed exercise",
        "driving": "Driving | Could not drive | Couldn't drive",
        "sleep": "Sleep | Could not fall asleep | Woke up during sleep | Couldn't sleep",
    },
)
NOT_AFFECTED = frozenset({"not affected", "no impact", "unaffected"})
LOCATION = _table(
    v.LOCATION,
    {
        "forehead": "Front head | Front of head | Forehead | Front",
        "temple": "Temple | Temples",
        "eye": "Eye | Eyes | Behind eye | Behind the eye",
        "crown": "Top of head | Top head | Crown",
        "back_of_head": "Back of head | Back of head lower | Back of head upper | Back head",
        "face": "Cheek | Cheeks | Face | Sinus | Nose",
        "jaw": "Jaw",
        "teeth": "Teeth | Tooth",
        "ear": "Ear | Ears",
        "neck": "Neck | Back of neck | Back neck",
        "shoulder": "Shoulder | Shoulders",
    },
)
TYPE = _table(
    v.TYPE,
    {
        "migraine": "Migraine | Migraine headache | Migraine attack",
        "tension": "Tension type headache | Tension headache | Tension",
        "cluster": "Cluster headache | Cluster",
        "vestibular": "Vestibular migraine | Vestibular",
        "neck": "Cervicogenic headache | Cervicogenic",
        "unsure": "Don't know yet | Don't know | Not sure | Unsure",
    },
)
THERAPY = _table(
    v.THERAPY,
    {
        "dark_room": "Dark room | Dark room rest | Darkroom rest | Dark quiet room",
        "sleep": "Sleep | Nap | Rest / Sleep",
        "cold": "Ice pack | Icepack | Cold pack | Cold compress | Cold shower | Ice",
        "heat": "Heat pad | Heatpad | Heating pad | Hot pack | Hot compress | Hot shower",
        "massage": "Massage | Head massage | Neck massage",
        "yoga": "Yoga",
        "mindfulness": "Meditation | Meditate | Mindfulness",
        "relaxation": "Relaxation | Relax",
        "stretching": "Stretching | Stretches",
        "bath": "Hot bath | Bath | Warm bath",
        "exercise": "Exercise | Walk | Walking",
        "breathing": "Breathing | Deep breathing | Breathing exercises",
        "acupuncture": "Acupuncture",
        "physiotherapy": "Physiotherapy | Physical therapy",
        "chiropractic": "Chiropractor | Chiropractic",
        "device": "Cefaly | Nerivio | gammaCore | TENS",
    },
)
EVENT = _table(
    v.EVENT,
    {
        "illness": "Cold | Flu | Cold / Flu | Sick | Sickness | Illness",
        "vaccination": "Vaccine | Vaccination",
        "pregnancy": "Pregnancy | Pregnant",
        "injury": "Injury | Accident",
        "surgery": "Surgery | Operation",
        "imaging": "MRI | CT scan | X-ray",
        "visit": "Doctor visit | Doctor's appointment | Hospital",
        "travel": "Travel | Holiday | Vacation",
    },
)
