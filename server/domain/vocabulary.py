"""Codes and their English labels. Append only: a code is never renamed and never used again.

Codes: contract §3. SNOMED CT codes: clinical.md §9.2, only those marked *sure*.
"""

from __future__ import annotations

ONSET = {
    "exact": "At this time",
    "approximate": "About this time",
    "on_waking": "Woke with it",
    "unknown": "Don't know",
}
END = {
    "exact": "At this time",
    "approximate": "About this time",
    "on_waking": "Gone on waking",
    "unknown": "Don't know",
}
TYPE = {
    "migraine": "Migraine",
    "tension": "Tension-type",
    "cluster": "Cluster",
    "vestibular": "Vestibular",
    "neck": "From the neck",
    "other": "Other",
    "unsure": "Not sure",
}
SIDE = {"left": "Left", "right": "Right", "both": "Both sides", "shifting": "Changing sides"}
LOCATION = {
    "forehead": "Forehead",
    "temple": "Temple",
    "eye": "Eye",
    "crown": "Top of the head",
    "back_of_head": "Back of the head",
    "face": "Face",
    "jaw": "Jaw",
    "teeth": "Teeth",
    "ear": "Ear",
    "neck": "Neck",
    "shoulder": "Shoulder",
}
QUALITY = {
    "pulsating": "Throbbing",
    "pressing": "Pressing",
    "stabbing": "Stabbing",
    "burning": "Burning",
    "dull": "Dull",
    "other": "Other",
}
SYMPTOM = {
    "nausea": "Nausea",
    "vomiting": "Vomiting",
    "photophobia": "Light hurts",
    "phonophobia": "Sound hurts",
    "osmophobia": "Smells hurt",
    "allodynia": "Touch hurts",
    "dizziness": "Dizzy",
    "vertigo": "Spinning",
    "neck_stiffness": "Stiff neck",
    "numbness": "Numbness",
    "fatigue": "Very tired",
    "brain_fog": "Brain fog",
    "blurred_vision": "Blurred vision",
    "tearing": "Watering eye",
    "red_eye": "Red eye",
    "blocked_nose": "Blocked or runny nose",
    "eyelid_droop": "Drooping eyelid",
    "facial_sweating": "Sweating face",
    "eyelid_swelling": "Swollen eyelid",
    "small_pupil": "Small pupil",
    "restlessness": "Cannot keep still",
    "tinnitus": "Ringing in the ears",
    "ear_fullness": "Full ears",
    "motion_sensitivity": "Motion hurts",
    "unsteady": "Unsteady",
    "tingling": "Tingling",
    "weakness": "Weakness",
    "jaw_pain": "Jaw pain",
    "muscle_tension": "Tense muscles",
    "muscle_cramp": "Muscle cramp",
    "palpitations": "Racing heart",
    "abdominal_pain": "Belly pain",
}
AURA_TYPE = {
    "visual": "Seeing",
    "sensory": "Feeling",
    "speech": "Speech",
    "motor": "Weakness",
    "brainstem": "Brainstem signs",
    "retinal": "One eye only",
}
PREMONITORY = {
    "yawning": "Yawning",
    "tiredness": "Tired",
    "poor_concentration": "Poor concentration",
    "irritable": "Irritable",
    "elated": "Unusually cheerful",
    "cravings": "Cravings",
    "thirst": "Thirst",
    "frequent_urination": "Passing water often",
    "neck_stiffness": "Stiff neck",
    "light_sensitive": "Light disturbs",
    "sound_sensitive": "Sound disturbs",
    "smell_sensitive": "Smells disturb",
    "nausea": "Nausea",
    "cold": "Feeling cold",
    "pallor": "Pale",
    "blurred_vision": "Blurred vision",
    "bloating": "Bloated",
}
POSTDROME = {
    "tired": "Tired",
    "foggy": "Foggy",
    "stiff_neck": "Stiff neck",
    "low_mood": "Low mood",
    "high_mood": "High mood",
    "light_sensitive": "Light disturbs",
    "sound_sensitive": "Sound disturbs",
    "nausea": "Nausea",
}
NECK_PAIN = {"before": "Before", "with": "With it", "after": "After", "none": "No neck pain"}
NECK_SIDE = {"left": "Left", "right": "Right", "both": "Both sides"}
FUNCTION = {
    "all": "All I wanted",
    "most": "Most of it",
    "half_or_less": "Half or less",
    "nothing": "Nothing",
}
ACTIVITY = {
    "work": "Work",
    "school": "School",
    "household": "Household",
    "family": "Family",
    "social": "Meeting people",
    "exercise": "Exercise",
    "driving": "Driving",
    "sleep": "Sleep",
}
POSTURE = {
    "worse_upright": "Worse upright",
    "worse_lying": "Worse lying down",
    "no_effect": "Makes no difference",
}
REASON = {
    "headache": "Headache",
    "other_pain": "Other pain",
    "nausea": "Nausea",
    "prevention": "Prevention",
    "other": "Other",
}
RELIEF_2H = {"gone": "Gone", "better": "Better", "same": "Same", "worse": "Worse"}
EFFECT = {
    "good": "Helped",
    "some": "Helped a little",
    "none": "Did not help",
    "worse": "Made it worse",
    "unsure": "Not sure",
}
DOSE_TIME = {
    "exact": "At this time",
    "approximate": "About this time",
    "unknown": "Only the day is known",
}
MEDICINE_CLASS = {
    "triptan": "Triptan",
    "ergot": "Ergot",
    "opioid": "Opioid",
    "combination": "Combination painkiller",
    "simple_analgesic": "Simple painkiller",
    "gepant": "Gepant",
    "ditan": "Ditan",
    "other_acute": "Other acute medicine",
    "not_counted": "Not counted",
    "unknown": "Class not known",
}
ROLE = {
    "acute": "For an attack",
    "preventive": "Preventive",
    "supplement": "Supplement",
    "hormonal": "Hormonal",
    "device": "Device",
    "other": "Other",
}
SLEEP_POSITION = {
    "back": "On the back",
    "side": "On the side",
    "stomach": "On the stomach",
    "changing": "Changing",
}
NECK_RADIATES = {
    "head": "Head",
    "shoulder": "Shoulder",
    "upper_back": "Upper back",
    "arm": "Arm",
    "hand": "Hand",
}
_LIMBS = {
    "jaw": "jaw",
    "shoulder": "shoulder",
    "upper_arm": "upper arm",
    "lower_arm": "lower arm",
    "hip": "hip",
    "upper_leg": "upper leg",
    "lower_leg": "lower leg",
}
BODY_MAP = {
    **{
        f"{code}_{side}": f"{side.capitalize()} {label}"
        for code, label in _LIMBS.items()
        for side in ("left", "right")
    },
    "neck": "Neck",
    "upper_back": "Upper back",
    "lower_back": "Lower back",
    "chest": "Chest",
    "abdomen": "Belly",
}
MEAL = {"breakfast": "Breakfast", "lunch": "Lunch", "dinner": "Dinner"}
MENSTRUATION = {
    "none": "None",
    "spotting": "Spotting",
    "light": "Light",
    "medium": "Medium",
    "heavy": "Heavy",
    "unspecified": "Yes, strength not said",
}
FACTOR = {
    "skipped_meal": "Skipped meal",
    "late_meal": "Late meal",
    "fasting": "Fasting",
    "dehydration": "Drank too little",
    "overeating": "Ate too much",
    "food:aged_cheese": "Aged cheese",
    "food:processed_meat": "Processed meat",
    "food:chocolate": "Chocolate",
    "food:citrus": "Citrus fruit",
    "food:nuts": "Nuts",
    "food:msg": "Glutamate (MSG)",
    "food:fermented": "Fermented food or soy",
    "food:onion": "Onion",
    "food:cold": "Ice-cream or cold food",
    "food:sweetener": "Sweetener",
    "food:gluten": "Gluten",
    "drink:red_wine": "Red wine",
    "drink:white_wine": "White or sparkling wine",
    "drink:beer": "Beer",
    "drink:spirits": "Spirits",
    "drink:coffee": "Coffee",
    "drink:less_caffeine": "Less caffeine than usual",
    "drink:energy": "Energy drink",
    "stress": "Stress",
    "stress_let_down": "Stress falling off",
    "anxiety": "Anxiety",
    "low_mood": "Low mood",
    "strong_emotion": "Strong emotion",
    "mental_effort": "Mental effort",
    "sleep_short": "Too little sleep",
    "sleep_long": "Too much sleep",
    "sleep_poor": "Poor sleep",
    "late_night": "Late to bed",
    "early_wake": "Early waking",
    "nap": "Nap",
    "irregular_sleep": "Irregular sleep",
    "shift_or_jet_lag": "Shift work or jet lag",
    "menses": "Period",
    "premenstrual": "Before the period",
    "ovulation": "Ovulation",
    "contraceptive_change": "Changed contraceptive",
    "pill_break": "Pill-free days",
    "hrt": "Hormone therapy",
    "pregnancy": "Pregnancy",
    "perimenopause": "Perimenopause",
    "bright_light": "Bright or flickering light",
    "screen": "Screen",
    "noise": "Noise",
    "odour": "Smell or perfume",
    "smoke": "Smoke",
    "motion": "Motion",
    "pressure_change": "Change of air pressure",
    "heat": "Heat",
    "cold": "Cold",
    "humidity": "Humid air",
    "wind": "Wind",
    "altitude": "Altitude",
    "travel": "Travel",
    "neck_pain": "Neck pain",
    "neck_posture": "Neck posture or desk work",
    "jaw_clench": "Clenched jaw",
    "back_pain": "Back pain",
    "body_flare": "Body pain flare",
    "sitting": "Long sitting",
    "driving": "Driving",
    "lifting": "Lifting",
    "pillow": "Pillow",
    "manipulation": "Manual treatment of the spine",
    "exercise": "Exercise",
    "sex": "Sex",
    "strain": "Coughing or straining",
    "infection": "Infection or fever",
    "allergy": "Allergy",
    "vaccine": "Vaccination",
    "new_drug": "New medicine",
    "nitrate": "Nitrate",
    "missed_preventive": "Missed preventive",
    "withdrawal": "Withdrawal",
}
THERAPY = {
    "heat": "Heat",
    "cold": "Cold",
    "massage": "Massage",
    "physiotherapy": "Physiotherapy",
    "exercise": "Exercise",
    "yoga": "Yoga",
    "tai_chi": "Tai chi",
    "stretching": "Stretching",
    "chiropractic": "Chiropractic",
    "upper_cervical": "Upper cervical treatment",
    "neck_manipulation": "Neck manipulation",
    "acupuncture": "Acupuncture",
    "relaxation": "Relaxation",
    "mindfulness": "Mindfulness",
    "cbt": "Behavioural therapy (CBT)",
    "biofeedback": "Biofeedback",
    "dark_room": "Dark room",
    "sleep": "Sleep",
    "device": "Device",
    "other": "Other",
    "trigger_point": "Trigger point treatment",
    "craniosacral": "Craniosacral therapy",
    "breathing": "Breathing exercise",
    "bath": "Bath",
    "ergonomics": "Ergonomics",
    "sleep_position": "Sleep position",
    "pacing": "Pacing",
    "nutrition": "Nutrition",
}
PRECISION = {"day": "The day", "month": "The month", "year": "The year"}
EVENT = {
    "injury": "Injury",
    "whiplash": "Whiplash",
    "fall": "Fall",
    "concussion": "Concussion",
    "surgery": "Surgery",
    "lumbar_puncture": "Lumbar puncture",
    "epidural": "Epidural",
    "nerve_block": "Nerve block",
    "imaging": "Imaging",
    "illness": "Illness",
    "vaccination": "Vaccination",
    "hormones": "Change of hormones",
    "pregnancy": "Pregnancy",
    "birth": "Birth",
    "bout": "Cluster bout",
    "visit": "Visit to a clinic",
    "travel": "Travel",
    "other": "Other",
}
FACTOR_GROUP = {"trigger": "Trigger", "symptom": "Symptom", "relief": "Relief"}
REMINDER = {
    "check_in": "Evening check-in",
    "yesterday": "Yesterday is unanswered",
    "medication": "Medicine",
    "meal": "Meal",
    "hydration": "Drink",
    "open_attack": "Attack still open",
    "after_dose": "Two hours after a medicine",
    "count": "Medicine days",
    "monthly_page": "Page for the clinic",
    "custom": "Own reminder",
}
WEEKDAY = {
    "mon": "Monday",
    "tue": "Tuesday",
    "wed": "Wednesday",
    "thu": "Thursday",
    "fri": "Friday",
    "sat": "Saturday",
    "sun": "Sunday",
}
INSTRUMENT = {
    "days_lost": "Days lost",
    "phq2": "PHQ-2",
    "gad2": "GAD-2",
    "peg": "PEG",
    "mibs4": "MIBS-4",
    "fibromyalgia_2016": "Fibromyalgia 2016",
    "typed_score": "A score from elsewhere",
}
SEX = {"female": "Female", "male": "Male", "other": "Other", "unknown": "Not said"}
CONDITION = {
    "fibromyalgia": "Fibromyalgia",
    "neck_disorder": "Neck disorder",
    "back_disorder": "Back disorder",
    "tmj": "Jaw joint disorder",
    "depression": "Depression",
    "anxiety": "Anxiety",
    "ibs": "Irritable bowel",
    "high_blood_pressure": "High blood pressure",
    "heart_disease": "Heart disease",
    "stroke": "Stroke",
    "epilepsy": "Epilepsy",
    "asthma": "Asthma",
    "autoimmune": "Autoimmune disease",
    "cancer": "Cancer",
    "low_immunity": "Low immunity",
    "csf_leak": "CSF leak",
    "sleep_apnoea": "Sleep apnoea",
}
FAMILY = {
    "migraine": "Migraine",
    "other_headache": "Other headache",
    "stroke": "Stroke",
    "fibromyalgia": "Fibromyalgia",
}
HORMONES = {
    "none": "None",
    "combined_pill": "Combined pill",
    "progestogen": "Progestogen only",
    "iud": "Hormonal coil",
    "hrt": "Hormone therapy",
    "pregnant": "Pregnant",
    "breastfeeding": "Breastfeeding",
    "menopause": "Menopause",
    "other": "Other",
}

SEVERITY_STEPS = ("No pain", "Mild", "Moderate", "Severe")
STRENGTH_STEPS = ("None", "Mild", "Moderate", "Severe")
GOODNESS_STEPS = ("Very bad", "Bad", "Good", "Very good")

SNOMED = {
    "nausea": "422587007",
    "vomiting": "422400008",
    "photophobia": "409668002",
    "phonophobia": "313387002",
    "fatigue": "84229001",
    "neck_pain": "81680005",
    "back_pain": "161891005",
    "fibromyalgia": "203082005",
    "migraine": "37796009",
    "tension": "398057008",
    "cluster": "193031009",
}
"""Code of ours → SNOMED CT concept (clinical.md §9.2, confidence *sure*)."""
