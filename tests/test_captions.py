from __future__ import annotations

import time

import pytest

from forumparse._captions import is_caption, is_credit_alone

CAPTIONS = [
    "A still image taken from a video of December 11, 2016, shows carts. Handout via REUTERS TV",
    "Smoke rises. REUTERS/Emil Tann/File Photo",
    "Smoke rises. REUTERS/Emil Tann",
    "A view. Reuters/Ana Berg",
    "Carts at dusk, December 11. AFP PHOTO / EMIL TANN",
    "Smoke. Getty Images",
    "Emil Tann/AFP/Getty Images",
    "A man walks (Photo: Emil Tann)",
    "A man walks (Photo/Emil Tann)",
    "A man walks. Photo by Emil",
    "A man walks. Photo courtesy of the mill",
    "A man walks. Courtesy of the museum",
    "A man in front. (photo by Emil Tann/SaltPhoto)",
    "A man (File photo)",
    "A man walks by. [file photo]",
    "A man. (AP Photo/Emil Tann)",
    "A view. EPA/Emil Tann",
    "Salt Board/Handout via REUTERS ATTENTION EDITORS - THIS IMAGE WAS PROVIDED",
    "FILE PHOTO: The building",
    "FILE - In this Dec. 1 photo, the",
    "FILE – The building is",
    "File photo of the mill",
    "Iraqi bakers are seen in this undated handout picture",
    "In this Monday, Dec. 12, 2016 photo, bakers rest.",
    "Satellite image of the dam, released by the ministry",
    "Image: Emil Tann / Salt Images",
    "Photo credit: Ana Berg",
    "Ein Mann. Foto: dpa",
    "Un hombre. Imagen: EFE",
    "В гавани. Фото: ТАСС",
    "工人在码头卸木材。图片：港口电视",
    "（图片：港口社 李明）",
    "工人在码头卸木材。港口社记者 李明 摄",
    "工人在码头卸木材（李明摄）",
    "埠頭で木材を降ろす（2016年12月11日）。写真：港テレビ",
    "부두에서 목재를 내린다. 사진: 항구",
    "פועלים במזח. צילום: נמל",
    "کارگران در اسکله. عکس: بندر",
    "Munkások a mólón. Fotó: PORT TV",
    "Robotnicy na molo. Fot. Emil Tann",
    "Работници на кея. Снимка: PORT TV",
    "Công nhân ở cầu tàu. Ảnh: PORT TV",
    "Image caption, The ferry was refloated at high tide",
    "Image source, Getty",
    "Le phoque dans la cour © AFP - Emil Tann",
    "Des pleurotes à Lyon. © Jean Martin, AFP",
    "Монеты из клада © РИА Новости / Эмиль Танн",
    "Der Hafen im Nebel. © APA/Emil Tann",
    "Ferja ved kaien (Emil Tann/NTB)",
    "De molen in de storm. Emil Tann/ANP",
    "昼寝カフェの店内＝２０２４年５月２日、港町、田中花子撮影",
]
NO_CAPTIONS = [
    "Die Brücke bleibt gesperrt. (dpa/lno)",
    "By Emil Tann/NTB",
    "Image sources differ from picture to picture",
    "All texts © Harbour Board of Salt",
    "砂利道の撮影を始めた。",
    "A second official said it was sent to Reuters.",
    "He told Reuters",
    "She spoke to Getty Images",
    "The photo shows nothing at all, he said.",
    "The image of the country suffered and the ministry said so.",
    "Ministry releases photo by mistake",
    "There was no picture.",
    "Bakers quit the mill: Reuters",
    "Ministry of Health/Environment issues order",
    "PALMYRA",
    "记者在码头摄影",
    "We were seen in this town, a resident said.",
    "He is in the file photo business",
    "Town to receive image of the moon, NASA says",
    "IMF/World Bank meeting on salt",
    "Town signs deal with Siemens/GE",
    "Video: Minister speaks to the people",
    "A still life was sold for a million coins.",
    "",
]


@pytest.mark.parametrize("text", CAPTIONS)
def test_captions(text):
    assert is_caption(text)


@pytest.mark.parametrize("text", NO_CAPTIONS)
def test_no_captions(text):
    assert not is_caption(text)


@pytest.mark.parametrize(
    "text", ["REUTERS/Stringer", "Photo: AFP", "(AP Photo/Emil Tann)", "Handout via REUTERS TV"]
)
def test_credits_alone(text):
    assert is_credit_alone(text)
    assert not is_credit_alone("A man walks by. " + text)


@pytest.mark.parametrize("text", ["/AP", "A/", "(photo ", "REUTERS/", "credit: ", "In this ", "A "])
def test_hostile_lines(text):
    start = time.process_time()
    is_caption(text * 300)
    is_caption("x" + text * 20 + "AP")
    assert time.process_time() - start < 1
