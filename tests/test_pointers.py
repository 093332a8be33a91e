from __future__ import annotations

import pytest

from forumparse._pointers import is_pointer

POINTERS = [
    "Read more: Old mill reopens",
    "READ MORE: Who pays for the bridge?",
    "Related: Ten bridges worth a detour",
    "► Also read: Storks return",
    "Lesen Sie auch: Die Mühle mahlt wieder",
    "À lire aussi : Le moulin rouvre",
    "Te puede interesar: Diez molinos",
    "Leggi anche: Il mulino riapre",
    "Leia também: O moinho reabre",
    "Читайте также: Мельница снова работает",
    "اقرأ أيضا: الطاحونة تعمل من جديد",
    "相关阅读：磨坊重新开业",
    "Baca juga: Kincir dibuka lagi",
    "İlgili haber: Değirmen açıldı",
    "Continue reading...",
    "Related",
    "Share",
    "Share this article",
    "Facebook Twitter WhatsApp",
    "Reddit | X",
    "Follow us on Facebook",
]
TEXTS = [
    "Read more than one book a week, the doctors say.",
    "Related: none of the bridges was closed.",
    "Share of voters rises in the harbour town",
    "Related companies were not asked",
    "Facebook opens an office in the harbour town",
    "Print is not dead",
    "Watch: The mill falls into the river",
    "X",
    ".",
    "»",
    "",
    "Read more: " + "a mill and " * 40,
]


@pytest.mark.parametrize("text", POINTERS)
def test_what_leads_away_from_the_article(text):
    assert is_pointer(text)


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_the_articles_own(text):
    assert not is_pointer(text)
