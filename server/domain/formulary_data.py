"""Medicines, supplements and devices of clinical.md §7: data alone.

Unit doses prefill a form and are no advice. ATC codes stand only where §7 is sure of them.
Butterbur is left out (§7.3: liver toxicity).
"""

from __future__ import annotations


def _codes(words: str) -> list[str]:
    return words.split()


INGREDIENT_CLASSES: dict[str, str] = {
    **dict.fromkeys(
        _codes(
            "sumatriptan rizatriptan zolmitriptan naratriptan almotriptan eletriptan frovatriptan"
        ),
        "triptan",
    ),
    **dict.fromkeys(_codes("ergotamine dihydroergotamine"), "ergot"),
    **dict.fromkeys(_codes("rimegepant ubrogepant zavegepant atogepant"), "gepant"),
    "lasmiditan": "ditan",
    **dict.fromkeys(
        _codes(
            "paracetamol aspirin lysine_acetylsalicylate ibuprofen dexibuprofen naproxen "
            "ketoprofen dexketoprofen flurbiprofen loxoprofen diclofenac aceclofenac indometacin "
            "ketorolac etodolac mefenamic_acid tolfenamic_acid meloxicam lornoxicam piroxicam "
            "nimesulide celecoxib etoricoxib metamizole phenazone propyphenazone"
        ),
        "simple_analgesic",
    ),
    **dict.fromkeys(
        _codes(
            "codeine dihydrocodeine tramadol tapentadol oxycodone hydrocodone morphine pethidine "
            "butorphanol tilidine"
        ),
        "opioid",
    ),
    # Adjuvants of clinical.md §1.4: they make a combination of an analgesic.
    **dict.fromkeys(_codes("caffeine butalbital isometheptene"), "adjuvant"),
    **dict.fromkeys(
        _codes(
            "metoclopramide domperidone prochlorperazine chlorpromazine promethazine ondansetron "
            "oxygen dexamethasone prednisolone cyclizine buclizine dichloralphenazone naloxone "
            "propranolol metoprolol timolol bisoprolol atenolol nadolol candesartan lisinopril "
            "topiramate valproate lamotrigine gabapentin zonisamide levetiracetam amitriptyline "
            "nortriptyline venlafaxine duloxetine mirtazapine flunarizine cinnarizine verapamil "
            "lomerizine pizotifen cyproheptadine methysergide onabotulinumtoxina erenumab "
            "fremanezumab galcanezumab eptinezumab memantine melatonin lithium oestradiol "
            "milnacipran pregabalin cyclobenzaprine naltrexone magnesium riboflavin coq10 "
            "vitamin_d b_complex omega_3 alpha_lipoic_acid feverfew ginger l_carnitine"
        ),
        "not_counted",
    ),
}
"""Ingredient code → class, `adjuvant` for what only counts beside an analgesic (§1.4)."""

NO_ATC = ""

ACUTE: tuple[tuple[str, str, str, str], ...] = (
    # ingredients joined by " + ", route, unit dose, ATC; the order of clinical.md §7.1.
    ("sumatriptan", "tablet", "50 mg (25-100)", "N02CC01"),
    ("sumatriptan", "nasal spray", "10-20 mg", "N02CC01"),
    ("sumatriptan", "nasal powder", "22 mg (2×11)", "N02CC01"),
    ("sumatriptan", "injection", "6 mg (3)", "N02CC01"),
    ("sumatriptan", "rectal", "25 mg", "N02CC01"),
    ("rizatriptan", "tablet", "10 mg (5 with propranolol)", "N02CC04"),
    ("zolmitriptan", "tablet", "2.5 mg (5)", "N02CC03"),
    ("zolmitriptan", "nasal spray", "5 mg (2.5)", "N02CC03"),
    ("naratriptan", "", "2.5 mg", "N02CC02"),
    ("almotriptan", "", "12.5 mg", "N02CC05"),
    ("eletriptan", "", "40 mg (20-80)", "N02CC06"),
    ("frovatriptan", "", "2.5 mg", "N02CC07"),
    ("sumatriptan + naproxen", "", "85/500 mg", "N02CC51"),
    ("rizatriptan + meloxicam", "", "10/20 mg", NO_ATC),
    ("ergotamine", "", "1-2 mg", "N02CA02"),
    ("ergotamine + caffeine", "", "1/100 mg", "N02CA52"),
    ("ergotamine + caffeine + cyclizine", "", "2/100/50 mg", "N02CA52"),
    ("dihydroergotamine", "nasal spray", "2 mg (4×0.5)", "N02CA01"),
    ("dihydroergotamine", "injection", "1 mg", "N02CA01"),
    ("dihydroergotamine + metamizole + caffeine", "", "1/350/100 mg", NO_ATC),
    ("rimegepant", "", "75 mg", "N02CD06"),
    ("ubrogepant", "", "50-100 mg", "N02CD04"),
    ("zavegepant", "nasal spray", "10 mg", NO_ATC),
    ("lasmiditan", "", "50-200 mg", "N02CC08"),
    ("paracetamol", "", "500-1000 mg", "N02BE01"),
    ("aspirin", "", "900-1000 mg", "N02BA01"),
    ("lysine_acetylsalicylate", "", "900-1000 mg aspirin", "N02BA01"),
    ("ibuprofen", "", "400 mg (200-600)", "M01AE01"),
    ("dexibuprofen", "", "400 mg", "M01AE14"),
    ("naproxen", "", "500 mg (sodium 550)", "M01AE02"),
    ("ketoprofen", "", "50-150 mg", "M01AE03"),
    ("dexketoprofen", "", "25-50 mg", "M01AE17"),
    ("flurbiprofen", "", "100 mg", "M01AE09"),
    ("loxoprofen", "", "60 mg", NO_ATC),
    ("diclofenac", "", "50 mg", "M01AB05"),
    ("aceclofenac", "", "100 mg", "M01AB16"),
    ("indometacin", "", "25-50 mg", "M01AB01"),
    ("ketorolac", "tablet", "10 mg", "M01AB15"),
    ("ketorolac", "injection", "15-60 mg", "M01AB15"),
    ("ketorolac", "nasal spray", "31.5 mg", "M01AB15"),
    ("etodolac", "", "200-400 mg", "M01AB08"),
    ("mefenamic_acid", "", "500 mg", "M01AG01"),
    ("tolfenamic_acid", "", "200 mg", "M01AG02"),
    ("meloxicam", "", "7.5-15 mg", "M01AC06"),
    ("lornoxicam", "", "8 mg", "M01AC05"),
    ("piroxicam", "", "20 mg", "M01AC01"),
    ("nimesulide", "", "100 mg", "M01AX17"),
    ("celecoxib", "oral solution", "120 mg", "M01AH01"),
    ("etoricoxib", "", "60-90 mg", "M01AH05"),
    ("metamizole", "", "500-1000 mg", "N02BB02"),
    ("phenazone", "", "500-1000 mg", "N02BB01"),
    ("propyphenazone", "", "150-300 mg", "N02BB04"),
    ("aspirin + paracetamol", "", "250/250 mg", NO_ATC),
    ("paracetamol + ibuprofen", "", "500/200 mg", "N02BE51"),
    ("aspirin + metoclopramide", "", "900/10 mg", NO_ATC),
    ("paracetamol + metoclopramide", "", "500/5 mg", NO_ATC),
    ("aspirin + paracetamol + caffeine", "US", "250/250/65 mg", NO_ATC),
    ("aspirin + paracetamol + caffeine", "Germany", "250/200/50 mg", NO_ATC),
    ("paracetamol + caffeine", "", "500/65 mg", "N02BE51"),
    ("ibuprofen + caffeine", "", "400/100 mg", "M01AE51"),
    ("aspirin + caffeine", "", "500/50 mg", "N02BA51"),
    ("propyphenazone + paracetamol + caffeine", "", "150/250/50 mg", NO_ATC),
    ("metamizole + isometheptene + caffeine", "", "300/30/30 mg", NO_ATC),
    ("isometheptene + dichloralphenazone + paracetamol", "", "65/100/325 mg", NO_ATC),
    ("indometacin + caffeine + prochlorperazine", "", "25/75/2 mg", NO_ATC),
    ("paracetamol + codeine", "", "500/8-30 mg", "N02AJ06"),
    ("aspirin + codeine", "", "400/8 mg", "N02AJ07"),
    ("ibuprofen + codeine", "", "200/12.8 mg", "N02AJ08"),
    ("paracetamol + codeine + buclizine", "", "500/8/6.25 mg", NO_ATC),
    ("paracetamol + codeine + caffeine", "", "500/8/30 mg", NO_ATC),
    ("paracetamol + dihydrocodeine", "", "500/10-30 mg", "N02AJ01"),
    ("paracetamol + tramadol", "", "325/37.5 mg", "N02AJ13"),
    ("paracetamol + hydrocodone", "", "325/5-10 mg", NO_ATC),
    ("paracetamol + oxycodone", "", "325/5 mg", "N02AJ17"),
    ("butalbital + paracetamol + caffeine", "", "50/325/40 mg", NO_ATC),
    ("butalbital + aspirin + caffeine", "", "50/325/40 mg", NO_ATC),
    ("codeine", "", "30-60 mg", "R05DA04"),
    ("dihydrocodeine", "", "30 mg", "N02AA08"),
    ("tramadol", "", "50-100 mg", "N02AX02"),
    ("tapentadol", "", "50 mg", "N02AX06"),
    ("oxycodone", "", "5-10 mg", "N02AA05"),
    ("morphine", "", "5-10 mg", "N02AA01"),
    ("pethidine", "", "50-100 mg", "N02AB02"),
    ("butorphanol", "nasal spray", "1 mg", "N02AF01"),
    ("tilidine + naloxone", "", "50/4 mg", NO_ATC),
    ("metoclopramide", "", "10 mg", "A03FA01"),
    ("domperidone", "", "10 mg", "A03FA03"),
    ("prochlorperazine", "tablet", "5-10 mg", "N05AB04"),
    ("prochlorperazine", "buccal", "3-6 mg", "N05AB04"),
    ("prochlorperazine", "rectal", "25 mg", "N05AB04"),
    ("chlorpromazine", "", "12.5-25 mg", "N05AA01"),
    ("promethazine", "", "25 mg", "R06AD02"),
    ("ondansetron", "", "4-8 mg", "A04AA01"),
    ("oxygen", "inhaled", "12-15 L/min", NO_ATC),
    ("dexamethasone", "", "", NO_ATC),
    ("prednisolone", "", "", NO_ATC),
)

PREVENTIVE: tuple[tuple[str, str], ...] = (
    # ingredient, unit dose; the order of clinical.md §7.2.
    *(
        (name, "")
        for name in _codes(
            "propranolol metoprolol timolol bisoprolol atenolol nadolol candesartan lisinopril "
            "topiramate valproate lamotrigine gabapentin zonisamide levetiracetam amitriptyline "
            "nortriptyline venlafaxine duloxetine mirtazapine flunarizine cinnarizine verapamil "
            "lomerizine pizotifen cyproheptadine methysergide"
        )
    ),
    ("onabotulinumtoxina", "155-195 U every 12 weeks"),
    ("erenumab", "70/140 mg monthly"),
    ("fremanezumab", "225 mg monthly or 675 mg quarterly"),
    ("galcanezumab", "240 mg, then 120 mg monthly"),
    ("eptinezumab", "100/300 mg every 12 weeks"),
    ("atogepant", "10-60 mg daily"),
    ("rimegepant", "75 mg every other day"),
    ("memantine", ""),
    ("melatonin", "3 mg"),
    ("lithium", ""),
    ("prednisolone", ""),
    ("frovatriptan", ""),
    ("naproxen", ""),
    ("oestradiol", ""),
    ("indometacin", ""),
    ("milnacipran", ""),
    ("pregabalin", ""),
    ("cyclobenzaprine", ""),
    ("naltrexone", "low dose"),
    ("aspirin", "low dose"),
)

SUPPLEMENT: tuple[tuple[str, str], ...] = (
    ("magnesium", "400-600 mg a day"),
    ("riboflavin", "400 mg a day"),
    ("coq10", "100-300 mg a day"),
    ("vitamin_d", "1000-4000 IU a day"),
    ("b_complex", ""),
    ("omega_3", "1.5 g a day"),
    ("melatonin", "3 mg"),
    ("alpha_lipoic_acid", "600 mg a day"),
    ("feverfew", ""),
    ("ginger", ""),
    ("l_carnitine", ""),
)

DEVICE: tuple[tuple[str, str], ...] = (
    # name, usual session; clinical.md §7.4.
    ("Cefaly (eTNS)", "60-120 min; 20 min a day"),
    ("gammaCore (nVNS)", "2 min a side"),
    ("Nerivio (REN)", "45 min"),
    ("sTMS", ""),
    ("Relivion", ""),
    ("TENS", ""),
)

SYNONYMS: dict[str, tuple[str, ...]] = {
    "paracetamol": ("acetaminophen", "APAP"),
    "aspirin": ("acetylsalicylic acid", "ASA", "ASS"),
    "lysine_acetylsalicylate": ("lysine aspirin", "lysine ASA"),
    "metamizole": ("dipyrone", "metamizol", "novaminsulfon"),
    "phenazone": ("antipyrine",),
    "indometacin": ("indomethacin",),
    "dihydroergotamine": ("DHE",),
    "pethidine": ("meperidine",),
    "propyphenazone": ("isopropylantipyrine",),
    "naproxen": ("naproxen sodium",),
    "metoclopramide": ("MCP",),
    "valproate": ("valproic acid", "divalproex"),
    "onabotulinumtoxina": ("botulinum toxin", "botox"),
    "oestradiol": ("estradiol",),
    "pizotifen": ("pizotyline",),
    "riboflavin": ("vitamin B2",),
    "coq10": ("coenzyme Q10", "ubiquinone"),
    "vitamin_d": ("colecalciferol",),
    "b_complex": ("vitamin B6", "vitamin B9", "vitamin B12", "folic acid"),
    "omega_3": ("fish oil", "EPA", "DHA"),
    "feverfew": ("tanacetum",),
    "l_carnitine": ("carnitine",),
    "alpha_lipoic_acid": ("thioctic acid",),
}

LABELS: dict[str, str] = {
    "coq10": "coenzyme Q10",
    "vitamin_d": "vitamin D",
    "b_complex": "vitamin B complex",
    "omega_3": "omega-3",
    "alpha_lipoic_acid": "alpha-lipoic acid",
    "l_carnitine": "L-carnitine",
    "onabotulinumtoxina": "onabotulinumtoxinA",
}
