"""Names that stand as the source of an article: wire services, papers, portals.

Public facts about who distributes news, kept as data: adding a name touches no code.  Names are
compared without case, blanks, dots and hyphens, so `Al-Sumaria`, `Alsumaria` and `ALSUMARIA` are
one.  A short name that is also a word or a first name counts only in capitals.

A name that is not here is still read as a source where the shape leaves no doubt; see
`forumparse._lead_in`.
"""

from __future__ import annotations

from typing import Final

import regex

_NAMES: Final = """
Reuters, Thomson Reuters, Thomson Reuters Foundation, Reuters Staff, Reuters TV
Reuters Breakingviews
AP, Associated Press, The Associated Press, AP Exclusive, AFP, Agence France-Presse
AFP Relaxnews
UPI, United Press International, dpa, dpa-AFX, dpa International, Deutsche Presse-Agentur, epa
epd
KNA, SID, APA, sda, Keystone-SDA, ots, Bloomberg, Bloomberg News, Dow Jones, MarketWatch, CNBC
CNN, CNN Business, CNNMoney, CNN Wire, BBC, BBC News, BBC Monitoring, Sky News, ITV News
NBC News
CBS News, ABC News, Fox News, NPR, PBS, VOA, VOA News, Voice of America, RFE/RL, RFERL
Radio Free Europe
Radio Farda, Al Jazeera, Aljazeera, Al Arabiya, Alarabiya, Al-Monitor, Middle East Eye
The New Arab
Asharq Al-Awsat, Al-Hayat, Al Hurra, Alhurra, Sky News Arabia, Euronews, France 24, RFI
Deutsche Welle
DW, EFE, Agencia EFE, Europa Press, EP, Notimex, Telam, Télam, Agencia Brasil, Agência Brasil
Agência Lusa, Lusa, ANSA, Adnkronos
AGI
LaPresse, Askanews, TASS, ITAR-TASS, RIA, RIA Novosti, Sputnik, Sputnik News, Interfax
Interfax-Ukraine
Ukrinform, UNIAN, BelTA, Regnum, Xinhua, Xinhua News Agency, China Daily, CNS, Kyodo, Kyodo News
Jiji, Jiji Press, NHK, Yonhap, Yonhap News, KCNA, PTI, Press Trust of India, IANS, ANI, UNI
Antara
Bernama, TNA, VNA, VietnamPlus, Dawn, APP, Anadolu, Anadolu Agency, Anadolu Ajansi, AA, DHA, IHA
Cihan
IRNA, ISNA, Fars, Fars News, Fars News Agency, Tasnim, Tasnim News, Mehr, Mehr News, Press TV
IRIB
SANA, PETRA, SPA, Saudi Press Agency, WAM, KUNA, QNA, BNA, ONA, Saba, NNA, MENA, MAP, APS, TAP
LANA
WAFA, Maan, NINA, INA, Iraqi News Agency, National Iraqi News Agency, Shafaq, Shafaq News
Shafaaq News
Rudaw, Kurdistan24, Kurdistan 24, K24, BasNews, Bas News, Alsumaria, Al Sumaria News
Alsumaria News
Al Furat, Al Furat News, Alfurat News, Al-Maalomah, Al-Maalouma, Al-Maluma, Al-Maalouma Agency
Maalomah
Mawazin, Mawazin News, Al-Masalah, Al-Masala, Almasalah, Baghdad Today, Earth News, Buratha
Buratha News
Al-Mada, Al-Sabah, Al-Sabaah, Al-Zaman, Azzaman, Al-Iraqiya, Al-Ghad, Al-Ghad Press
Alghad Press, NRT
NRT News, Knooz Media, Sot Al-Iraq, Economy News, Al-Eqtisad News, Iraqi News, IraqiNews
Nas News
Al-Ahad, Al-Ahad News, Al-Etejah, Ain, Ayn News, Wana, Waradana, 964 Network, The New Region
Al-Forat
Iraq Business News, Iraq Oil Report, Zawya, Arab News, Gulf News, The National, Khaleej Times
Haaretz
Jerusalem Post, Times of Israel, Ynet, PRNewswire, PR Newswire, Business Wire, BusinessWire
GlobeNewswire
Globe Newswire, Accesswire, Marketwired, New York Times, The New York Times, Washington Post
The Washington Post, Wall Street Journal, WSJ, Financial Times, FT, The Guardian, Guardian
Telegraph
The Telegraph, The Independent, USA Today, Los Angeles Times, Politico, Axios, The Hill
Newsweek, Forbes
PAP, CTK, TASR, MTI, Agerpres, Mediafax, BTA, Tanjug, Hina, SRNA, FENA, STA, ATA, MIA, ANP
Belga, TT
NTB, Ritzau, STT, BNS, LETA, ELTA, ETA, AGERPRES, Athens-Macedonian News Agency, AMNA, ANA-MPA
Infobae, Clarín, Ouest-France, Le Figaro, Le Parisien, Der Spiegel, SPIEGEL ONLINE, Tagesspiegel
Süddeutsche Zeitung, Frankfurter Allgemeine, Tagesschau, Corriere della Sera, La Repubblica
Il Sole 24 Ore, Folha de S.Paulo, Estadão, UOL, De Telegraaf, De Volkskrant, Hürriyet, Milliyet
Cumhuriyet, Gazeta Wyborcza, Kommersant, Коммерсантъ, Al-Ahram, Okaz, VnExpress, Tuổi Trẻ, Dân trí
Canadian Press, The Canadian Press, CP, Australian Associated Press, AAP, NZPA, PA
Press Association, PA Media
Рейтер, ТАСС, ИТАР-ТАСС, РИА, РИА Новости, РИА «Новости», Интерфакс, Интерфакс-Украина, УНИАН
Укринформ
Спутник, БЕЛТА, БелТА, Регнум, ИА Регнум, РБК, Лента.ру, Анадолу, БТА, Танјуг, ФОНЕТ
رويترز, فرانس برس, أ ف ب, ا ف ب, واس, وام, كونا, قنا, بترا, سانا, وفا, واع, نينا, شفق نيوز
السومرية
السومرية نيوز, الفرات نيوز, المعلومة, موازين نيوز, المسلة, بغداد اليوم, الغد برس, روداو, الجزيرة
العربية
سبوتنيك, الأناضول, د ب أ, أسوشيتد برس, أ ب, شينخوا, ناس نيوز, الاقتصاد نيوز, تسنيم, فارس, إرنا
رویترز, ایرنا, ایسنا, مهر, خبرگزاری فارس, خبرگزاری تسنیم
भाषा, पीटीआई, एएनआई, आईएएनएस, वार्ता, रॉयटर्स, רויטרס, סוכנות הידיעות AP, ČTK, УНН, Укрінформ
Інтерфакс, Інтерфакс-Україна, УНІАН, ИНТЕРФАКС.РУ, Interfax.ru, ΑΠΕ-ΜΠΕ, ΑΠΕ, TTXVN
新华社, 新華社, 新华网, 新華網, 中新社, 中新网, 中央社, 人民网, 人民日报
路透社, 路透, 法新社, 美联社, 美聯社, 彭博社, 塔斯社, 共同社, 韩联社
ロイター, 共同, 共同通信, 時事, 時事通信, AFP＝時事, AFP=時事
毎日新聞, 朝日新聞, 読売新聞, 연합뉴스, 로이터, 뉴시스, 뉴스1
""".replace("\n", ",")


def _key(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))


_KEYS: Final = frozenset(_key(name) for name in _NAMES.split(",") if name.strip())
_BEGINNINGS: Final = frozenset(key[:3] for key in _KEYS)
# Also words, first names or places: only in capitals.
_CAPITALS_ONLY: Final = frozenset(
    "aa agi ain ana ani ap apa app aps ata bna cp dawn ep eta fars ft guardian hina ina lana "
    "maan map mehr mena mia mti nina ona pa pap petra ria saba sana sid spa sta tap telegraph tt "
    "uni wafa wam wana".split()
)
_LONGEST_NAME: Final = 60
_DESK: Final = regex.compile(r"/\p{Ll}{2,4}+\Z")
_BETWEEN_AGENCIES: Final = regex.compile(r"\s?[/,&]\s?|\s(?:and|et|und|y|e)\s")
# What names of sources end in; the shape around it must do the rest.
_KIND: Final = regex.compile(
    r"""
    \b (?: News | Agency | Press | Newspaper | Newswire | Network | Gazette | Herald | Tribune
      | Times | Post | Today | TV | Radio | Channel | Media | Wire | Nachrichten | Noticias
      | Notícias | Новости | نيوز | برس
      | [\w-]+ \. (?i:com|net|org|info|news|iq|tv|ru|de|fr|co\.uk|co\.id|co|id) ) \Z
    """,
    regex.VERBOSE,
)
_NO_NAME: Final = frozenset(
    "breakingnews latestnews worldnews goodnews badnews fakenews topnews morenews oldnews "
    "localnews sportsnews dailynews allnews internationalnews video photo photos update updated "
    "exclusive "
    "analysis opinion read watch live today press tv media news moretoday".split()
)


def without_desk(name: str) -> str:
    """Return the agency's name without the desk that sent the story.

    >>> without_desk("dpa/lno"), without_desk("AFP/AP")
    ('dpa', 'AFP/AP')
    """
    return _DESK.sub("", name) if "/" in name else name


def is_agency(name: str) -> bool:
    """Return whether *name* is a source of news that everybody knows, or several with a slash.

    >>> is_agency("Reuters"), is_agency("AFP/AP"), is_agency("Al Furat News"), is_agency("Video")
    (True, True, True, False)
    """
    name = name.strip()
    if not name or len(name) > _LONGEST_NAME:
        return False
    beginning = name[:3]
    if beginning.isalnum() and _key(beginning)[:3] not in _BEGINNINGS:
        return False  # most texts are told by that
    key = _key(name)
    if key in _KEYS:
        return key not in _CAPITALS_ONLY or name.isupper()
    parts = _BETWEEN_AGENCIES.split(name)
    return 1 < len(parts) <= 4 and all(part and is_agency(part) for part in parts)


def is_agency_like(name: str) -> bool:
    """Return whether *name* calls itself a source: `Kurdistan News`, `IraqiNews.com`.

    >>> is_agency_like("Kurdistan News"), is_agency_like("Breaking News")
    (True, False)
    """
    name = name.strip()
    if is_agency(name):
        return True
    if not 4 <= len(name) <= _LONGEST_NAME or _key(name) in _NO_NAME:
        return False
    return bool(_KIND.search(name)) and name[0].isupper() and name.count(" ") <= 4
