"""Brand names whose ingredients are the same wherever they are sold: brand → ingredient codes.

The formulary (clinical.md §7) knows generic names; people write what stands on the packet.
"""

from __future__ import annotations

_BY_INGREDIENTS = {
    "sumatriptan": "Imitrex | Imigran | Imitrex Statdose | Zembrace | Tosymra | Onzetra",
    "rizatriptan": "Maxalt | Maxalt MLT | Maxalt Melt",
    "zolmitriptan": "Zomig | AscoTop | Zomigon",
    "naratriptan": "Amerge | Naramig | Formigran",
    "almotriptan": "Axert | Almogran",
    "eletriptan": "Relpax | Relert",
    "frovatriptan": "Frova | Migard",
    "sumatriptan naproxen": "Treximet",
    "ergotamine caffeine": "Cafergot",
    "dihydroergotamine": "Migranal | Trudhesa | D.H.E. 45",
    "rimegepant": "Nurtec | Nurtec ODT | Vydura",
    "ubrogepant": "Ubrelvy",
    "zavegepant": "Zavzpret",
    "atogepant": "Qulipta | Aquipta",
    "lasmiditan": "Reyvow | Rayvow",
    "paracetamol": "Tylenol | Extra Strength Tylenol | Tylenol Extra Strength | Panadol | Calpol"
    " | ben-u-ron | Doliprane | Efferalgan",
    "ibuprofen": "Advil | Advil Migraine | Motrin | Motrin IB | Nurofen | Dolormin | Brufen",
    "naproxen": "Aleve | Naprosyn | Anaprox | Naprogesic",
    "diclofenac": "Cambia | Voltaren | Cataflam | Voltarol",
    "ketorolac": "Toradol | Sprix",
    "celecoxib": "Celebrex | Elyxyb",
    "metamizole": "Novalgin | Nolotil",
    "aspirin paracetamol caffeine": "Excedrin | Excedrin Migraine | Thomapyrin",
    "butalbital paracetamol caffeine": "Fioricet | Esgic",
    "butalbital aspirin caffeine": "Fiorinal",
    "paracetamol hydrocodone": "Vicodin | Norco",
    "paracetamol oxycodone": "Percocet",
    "paracetamol tramadol": "Ultracet",
    "tramadol": "Ultram",
    "metoclopramide": "Reglan | Maxolon | Paspertin",
    "domperidone": "Motilium",
    "prochlorperazine": "Compazine | Stemetil | Buccastem",
    "promethazine": "Phenergan",
    "ondansetron": "Zofran",
    "topiramate": "Topamax",
    "propranolol": "Inderal",
    "amitriptyline": "Elavil",
    "erenumab": "Aimovig",
    "fremanezumab": "Ajovy",
    "galcanezumab": "Emgality",
    "eptinezumab": "Vyepti",
}
BRANDS: dict[str, tuple[str, ...]] = {
    brand: tuple(codes.split())
    for codes, brands in _BY_INGREDIENTS.items()
    for brand in brands.split(" | ")
}
