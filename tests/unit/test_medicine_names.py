"""Medicines under the names that people write: what must be found, what must only be asked, what must stay unread."""

import pytest

from quietlegs.knowledge.catalogue import load_catalogue
from quietlegs.person.medicines import OTHER_MEDICINES, near_readings, recognised
from quietlegs.person.spelling import distance, near, slips
from quietlegs.person.words import plain

CATALOGUE = load_catalogue()

FOUND = """
apixaban: apixaban, Eliquis, ELIQUIS 5mg, eliquis5mg, Elequis, Eliqis, Eliquiss, Apixiban, apixabane, apixabán, apixaben
rivaroxaban: Xarelto, Zarelto, Xarelta, rivaroxiban, Rivoroxaban, rivaroxaban 15mg tabs, rivaroxabán
edoxaban: Lixiana, Lixana, Savaysa, edoxiban, Roteas, Lixianna
dabigatran: Pradaxa, Pradaxar, Predaxa, dabigatrin, Dabigatran etexilate 150 mg, dabagatran, dabigatrán
warfarin: warfarin, warferin, Warfarin sodium 3 mg, warfrin, Coumadin, Cumadin, Coumadine, Marevan, wafarin, warfarine
phenprocoumon: Marcumar, Marcoumar, Markumar, Falithrom, phenprocumon, fenprocoumon, Phenprocoumon 3 mg
acenocoumarol: Sintrom, Sintrom 4mg, Sinthrome, Syntrom, acenocumarol, acenocoumarole
enoxaparin: Clexane, Clexan, Klexane, Lovenox, Lovanox, enoxaparine, Enoxaparin sodium 40 mg, Inhixa
dalteparin: Fragmin, Fragmine, Fragmim, daltaparin
heparin: heparin, heperin, heparine, Heparin sodium
fondaparinux: Arixtra, Arixstra, fondaparinox
tinzaparin: Innohep, Inohep, tinzaparine
nadroparin: Fraxiparine, Fraxiparin, Fraxodi, nadroparine
aspirin: aspirin 75mg, Aspirin protect, ASS 100, Acetylsalicylsäure, Kardegic 75, asprin, Disprin, Aspro, Nu-Seals 75
clopidogrel: clopidogrel 75, Plavix, Grepid, clopidogral, Iscover
ticagrelor: Brilique, Brilinta, ticagrelor 90 mg, ticagrelar
prasugrel: Efient, Effient, prasugral
ticlopidine: Ticlid, Ticlopidin
dipyridamole: Persantin, Dipyridamol, dipyridamole MR
cilostazol: Pletal, cilostazol 100
pramipexole: pramipexole 0.18, pramipexol, Sifrol, Sifrol 0.18 mg, Mirapex, Mirapexin, Oprymea, pramapexole, Mirapax
ropinirole: Requip, Requip XL, ropinirol, Adartrel, Adatrel, ropinerole, ropinrole, Recquip
rotigotine: Neupro, Neupro 2mg/24h patch, rotigotin, rotigitine
levodopa: Madopar, Madopar 125, Sinemet, Sinimet, Levodopa/Carbidopa, Madapar, levadopa
cabergoline: Dostinex, Cabaser, cabergolin, cabergolina
metoclopramide: metoclopramide 10mg tabs, Reglan, Primperan, Maxolon, Paspertin, Métoclopramide
mirtazapine: mirtazapine, Remeron, Remergil, Zispin, Norset, Mirtazapin 15 mg: mirtazapine
fluoxetine: Prozac, fluoxétine, FLUOXETINE 20MG CAPS, Fluoxetin hydrochloride or fluoxetine
sertraline: Zoloft, Lustral, Sertraline 50, Gladem
escitalopram: Cipralex, Lexapro, escitalopram oxalate
quetiapine: Seroquel, Seroquel XR, quetiapine fumarate
olanzapine: Zyprexa
diphenhydramine: Benadryl, diphenhydramine HCl, Sominex
promethazine: Phenergan, promethazine
prochlorperazine: Compazine, prochlorperazine maleate
aripiprazole: Abilify
tramadol: tramadol, Ultram, Tramal, Zydol, Contramal, Topalgic
venlafaxine: Effexor XR, Efexor, Trevilor, venlafaxine 75
levothyroxine: Euthyrox, Synthroid, L-thyroxine, levothyroxine 50 micrograms
lithium: lithium, Priadel, Lithium carbonate 400 mg, Eskalith
paroxetine: Paxil, Seroxat, paroxetine
duloxetine: Cymbalta, duloxetine
hydroxyzine: Atarax, hydroxyzine
citalopram: citalopram, Celexa
"""

ASKED = """
fluoxetine: fluoxetin, fluoxitine, flouxetine, Prozak
sertraline: sertralin, sertaline, Zoloff, sertroline
quetiapine: quetiapin, quetapine, Seroquil, quitiapine
mirtazapine: mirtazapin, mirtazipine, Remiron, mirtazepine
metoclopramide: metoclopramid, metaclopramide, metoclopromide
escitalopram: escitalopran, esitalopram, Lexapo, Cipralix
venlafaxine: venlafaxin, venlafaxene, Effexer
duloxetine: duloxetin, Cymbolta
amitriptyline: amitryptiline, amitriptylin, amitriptiline
diphenhydramine: diphenhydramin, diphenydramine, Benadril
promethazine: promethazin, promethezine, Phenergen
levothyroxine: levothyroxin, Euthirox
olanzapine: olanzapin, Zyprexia
risperidone: risperidon, Risperdol
tramadol: tramodol, tramadole
lithium: lithum, litium
"""

OTHERS = """
paracetamol acetaminophen ibuprofen naproxen diclofenac codeine morphine fentanyl methadone oxycodone
buprenorphine naloxone gabapentin pregabalin carbamazepine oxcarbazepine lamotrigine levetiracetam valproate topiramate
phenobarbital phenytoin ethosuximide clonazepam diazepam lorazepam midazolam zolpidem zopiclone melatonin buspirone
bupropion trazodone fluvoxamine atomoxetine methylphenidate modafinil donepezil memantine rivastigmine galantamine
amantadine rasagiline selegiline entacapone biperiden baclofen tizanidine dantrolene sumatriptan propranolol metoprolol
bisoprolol atenolol carvedilol amlodipine nifedipine verapamil diltiazem lisinopril enalapril ramipril losartan
valsartan candesartan telmisartan hydrochlorothiazide furosemide torasemide spironolactone indapamide digoxin amiodarone
flecainide simvastatin atorvastatin rosuvastatin pravastatin ezetimibe fenofibrate
metformin gliclazide glimepiride sitagliptin empagliflozin dapagliflozin semaglutide liraglutide insulin
omeprazole pantoprazole esomeprazole lansoprazole ranitidine famotidine ondansetron loperamide bisacodyl lactulose
macrogol mesalazine sulfasalazine prednisolone prednisone dexamethasone hydrocortisone budesonide salbutamol salmeterol
formoterol tiotropium montelukast cetirizine loratadine fexofenadine desloratadine amoxicillin clavulanate azithromycin
clarithromycin erythromycin doxycycline ciprofloxacin levofloxacin moxifloxacin cefuroxime ceftriaxone metronidazole
trimethoprim sulfamethoxazole nitrofurantoin fluconazole itraconazole aciclovir valaciclovir oseltamivir tenofovir
efavirenz dolutegravir chloroquine hydroxychloroquine artemether ivermectin albendazole praziquantel methotrexate
azathioprine ciclosporin tacrolimus mycophenolate allopurinol colchicine febuxostat alendronate risedronate denosumab
calcium magnesium folic cyanocobalamin ferrous iron thiamine pyridoxine colecalciferol tamoxifen letrozole anastrozole
finasteride tamsulosin solifenacin oxybutynin sildenafil tadalafil ethinylestradiol levonorgestrel estradiol
progesterone
carbimazole propylthiouracil liothyronine latanoprost timolol nicotine varenicline naltrexone acamprosate disulfiram
hydralazine hydroxycarbamide chlorpromazine fluphenazine ropivacaine lidocaine ketamine propofol dapoxetine
"""

EVERYDAY = """
nothing regularly tablets morning evening before after breakfast restless doctor prescribed for my back pain sleeping
pills vitamin supplement herbal valerian chamomile lavender ointment cream patch spray drops injection infusion weekly
sometimes unknown fragment regular ultra require prosaic cabbage require reclaim marching neutron paradox paradise
relax elegant clean heroin saffron sifter lovelock lustre zodiac hallo element silver mirror mirage
"""


def lines(text: str) -> list[tuple[str, str]]:
    rows = (row.partition(":") for row in text.strip().splitlines())
    return [(id, name.strip()) for id, _, names in rows for name in names.split(",") if name.strip()]


def found(written: str) -> set[str]:
    return {one.id for one in recognised(written, CATALOGUE)}


def test_the_lists_are_long_enough() -> None:
    assert len(lines(FOUND)) + len(lines(ASKED)) >= 150
    assert len(OTHERS.split()) >= 150


@pytest.mark.parametrize(("id", "written"), lines(FOUND))
def test_a_name_is_found(id: str, written: str) -> None:
    assert id in found(written)


@pytest.mark.parametrize(("id", "written"), lines(ASKED))
def test_a_misspelled_name_that_blocks_nothing_is_asked_about(id: str, written: str) -> None:
    read = near_readings(written, CATALOGUE)
    assert id in {one.fact.id for one in read} | found(written)
    assert not any(one.counts for one in read)


@pytest.mark.parametrize("written", OTHERS.split())
def test_another_medicine_is_taken_for_none(written: str) -> None:
    assert found(written) == set()
    assert near_readings(written, CATALOGUE) == ()


@pytest.mark.parametrize("written", EVERYDAY.split())
def test_an_everyday_word_is_no_medicine(written: str) -> None:
    assert found(written) == set()
    assert near_readings(written, CATALOGUE) == ()


def test_names_of_one_medicine_are_never_read_as_another() -> None:
    for fact in CATALOGUE.medicines.values():
        for name in (fact.name, *fact.also):
            assert near_readings(name, CATALOGUE) == () or " " in name or "-" in name, name
            assert found(name) >= {fact.id}


def test_no_other_medicine_is_one_of_ours() -> None:
    ours = {plain(name) for fact in CATALOGUE.medicines.values() for name in (fact.id, fact.name, *fact.also)}
    assert not ours & OTHER_MEDICINES


def test_two_medicines_in_one_line_are_both_found() -> None:
    assert found("Eliquis + pramipexol 0.18") == {"apixaban", "pramipexole"}


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [("", "", 0), ("a", "", 1), ("ab", "ba", 1), ("abc", "ca", 3), ("kitten", "sitting", 3), ("sifrol", "sifrol", 0)],
)
def test_slips_are_counted(one: str, other: str, apart: int) -> None:
    assert distance(one, other) == distance(other, one) == apart


def test_short_names_bear_no_slip() -> None:
    assert [slips("a" * letters) for letters in (5, 6, 9, 10)] == [0, 1, 1, 2]
    assert not near("paxul", "paxil")
    assert near("sifrl", "sifrol")
    assert not near("sifrol", "sifrol")
    assert not near("sfirll", "sifrol")
