"""The raw table behind `prose`: parts separated by `|`, every one of them made up."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

TABLE: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "en": {
            "subjects": "The harbour council|A small bakery|The northern railway|Our river ministry|The paper mill|Two lighthouse keepers|The night market|A retired geologist",
            "predicates": "opens a second bridge for carts|delays the vote on the salt tax|finds an old map in the cellar|promises cheaper lamps for every village|counts more storks than last spring|moves its office to the hill above the town and keeps the old one as a museum|sells the last wooden tram|asks for volunteers",
            "short": "Help|New here|Salt tax?|Tram no. 9|Map of the hills|Ping",
            "sentences": "The harbour council met on {date} and left without a word on the price of salt.|Nobody in the northern villages had seen so many storks since the flood of {date}.|A clerk said the lamps would be lit again before the end of the week.|The bridge, built of oak, carried its first cart at 6:30 am yesterday while the band played.|Two bakers told this paper that flour had become dearer by a third.|By Sunday evening the last tram stood in the rain, and children drew faces on its windows.|The ministry of rivers promised an answer within 2 hours, then within 3 days, then not at all.",
            "tricky": "Council decisions for today's session|utube 12/10/24 harbour talk, part two|Yesterday's tram is tomorrow's museum|A story told by the ferryman|Meeting at 5:30 pm on Monday|Top 10 lamps of 2019 (00/00)|{Salt News} publishes the list of 14 March 2021|\"Everything is closed\".. says the miller|Read by lamp light: 3 books|[Solved] the clock stops at 07:10|MM&C 9.12.2024 - river report",
            "forums": "General Discussion|News & Rumours|Off-Topic|Trams and Trains",
        },
        "fr": {
            "subjects": "Le conseil du port|Une petite boulangerie|Le chemin de fer du nord|Le ministère des rivières|La papeterie|Deux gardiens de phare|Le marché de nuit",
            "predicates": "ouvre un second pont pour les charrettes|retarde le vote sur la taxe du sel|retrouve une vieille carte à la cave|promet des lampes moins chères à chaque village|compte plus de cigognes qu'au printemps passé|vend le dernier tramway de bois|cherche des volontaires",
            "short": "À l'aide|Nouveau|Taxe du sel ?|Tram n° 9|Carte des collines",
            "sentences": "Le conseil du port s'est réuni le {date} sans un mot sur le prix du sel.|Personne au nord n'avait vu autant de cigognes depuis la crue du {date}.|Un employé a dit que les lampes seraient rallumées avant la fin de la semaine.|Le pont de chêne a porté sa première charrette hier à 6h30 pendant que jouait l'orchestre.|Deux boulangers ont raconté que la farine avait augmenté d'un tiers.|Dimanche soir le dernier tramway attendait sous la pluie.",
            "tricky": "Les décisions du conseil pour aujourd'hui|Une histoire racontée par le passeur|Réunion du 12/10/24 au port|Hier encore, le tram roulait|Les lampes de mars 2019|{Journal du Sel} publie la liste du 14 mars 2021|« Tout est fermé ».. dit le meunier|[Résolu] la pendule s'arrête à 7h10",
            "forums": "Discussions générales|Actualités|Le coin des trams",
        },
        "de": {
            "subjects": "Der Hafenrat|Eine kleine Bäckerei|Die Nordbahn|Das Flussministerium|Die Papiermühle|Zwei Leuchtturmwärter|Der Nachtmarkt",
            "predicates": "eröffnet eine zweite Brücke für Karren|verschiebt die Abstimmung über die Salzsteuer|findet eine alte Karte im Keller|verspricht jedem Dorf billigere Lampen|zählt mehr Störche als im letzten Frühling|verkauft die letzte hölzerne Straßenbahn|sucht Freiwillige",
            "short": "Hilfe|Neu hier|Salzsteuer?|Linie 9|Karte der Hügel",
            "sentences": "Der Hafenrat traf sich am {date} und ging ohne ein Wort zum Salzpreis auseinander.|Niemand im Norden hatte seit der Flut vom {date} so viele Störche gesehen.|Ein Schreiber sagte, die Lampen würden noch vor dem Wochenende wieder brennen.|Die Brücke aus Eiche trug gestern um 6:30 Uhr ihren ersten Karren, während die Kapelle spielte.|Zwei Bäcker erzählten, das Mehl sei um ein Drittel teurer geworden.|Am Sonntagabend stand die letzte Bahn im Regen.",
            "tricky": "Beschlüsse des Rates für heute|Eine Geschichte von Fährmann Otto|Treffen am 12.10.24 im Hafen|Gestern noch auf Schienen|Die Lampen vom März 2019|{Salzblatt} druckt die Liste vom 14. März 2021|„Alles geschlossen“.. sagt der Müller|[Gelöst] die Uhr bleibt um 07:10 stehen",
            "forums": "Allgemeines|Neuigkeiten|Bahnen und Züge",
        },
        "es": {
            "subjects": "El consejo del puerto|Una panadería pequeña|El ferrocarril del norte|El ministerio de ríos|La papelera|Dos fareros|El mercado nocturno",
            "predicates": "abre un segundo puente para carros|retrasa el voto sobre el impuesto de la sal|encuentra un mapa antiguo en el sótano|promete lámparas más baratas a cada pueblo|cuenta más cigüeñas que la primavera pasada|vende el último tranvía de madera|busca voluntarios",
            "short": "Ayuda|Soy nuevo|¿Impuesto de la sal?|Tranvía 9|Mapa de las colinas",
            "sentences": "El consejo del puerto se reunió el {date} sin decir nada del precio de la sal.|Nadie en el norte había visto tantas cigüeñas desde la crecida del {date}.|Un escribiente dijo que las lámparas volverían a arder antes del fin de semana.|El puente de roble llevó su primer carro ayer a las 6:30 mientras tocaba la banda.|Dos panaderos contaron que la harina había subido un tercio.|El domingo por la noche el último tranvía esperaba bajo la lluvia.",
            "tricky": 'Decisiones del consejo para hoy|Una historia contada por el barquero|Reunión del 12/10/24 en el puerto|Ayer todavía rodaba el tranvía|Las lámparas de marzo 2019|{Diario de la Sal} publica la lista del 14 de marzo de 2021|"Todo cerrado".. dice el molinero|[Resuelto] el reloj se para a las 07:10',
            "forums": "Discusión general|Noticias|Trenes y tranvías",
        },
        "pt": {
            "subjects": "O conselho do porto|Uma pequena padaria|A ferrovia do norte|O ministério dos rios|A fábrica de papel|Dois faroleiros|A feira da noite",
            "predicates": "abre uma segunda ponte para carroças|adia o voto sobre o imposto do sal|encontra um mapa antigo na adega|promete lâmpadas mais baratas a cada aldeia|conta mais cegonhas do que na última primavera|vende o último bonde de madeira|procura voluntários",
            "short": "Ajuda|Novo aqui|Imposto do sal?|Bonde 9|Mapa das colinas",
            "sentences": "O conselho do porto reuniu-se em {date} sem uma palavra sobre o preço do sal.|Ninguém no norte tinha visto tantas cegonhas desde a cheia de {date}.|Um escrivão disse que as lâmpadas voltariam a arder antes do fim da semana.|A ponte de carvalho levou a primeira carroça ontem às 6:30 enquanto a banda tocava.|Dois padeiros contaram que a farinha subiu um terço.|No domingo à noite o último bonde esperava na chuva.",
            "tricky": 'Decisões do conselho para hoje|Uma história contada por um barqueiro|Reunião de 12/10/24 no porto|Ontem ainda havia bonde|As lâmpadas de março 2019|{Jornal do Sal} publica a lista de 14 de março de 2021|"Tudo fechado".. diz o moleiro|[Resolvido] o relógio para às 07:10',
            "forums": "Discussão geral|Notícias|Bondes e trens",
        },
        "it": {
            "subjects": "Il consiglio del porto|Una piccola panetteria|La ferrovia del nord|Il ministero dei fiumi|La cartiera|Due guardiani del faro|Il mercato notturno",
            "predicates": "apre un secondo ponte per i carri|rinvia il voto sulla tassa del sale|trova una vecchia mappa in cantina|promette lampade meno care a ogni villaggio|conta più cicogne della scorsa primavera|vende l'ultimo tram di legno|cerca volontari",
            "short": "Aiuto|Sono nuovo|Tassa del sale?|Tram 9|Mappa delle colline",
            "sentences": "Il consiglio del porto si è riunito il {date} senza una parola sul prezzo del sale.|Nessuno al nord aveva visto tante cicogne dalla piena del {date}.|Un impiegato ha detto che le lampade sarebbero state riaccese entro la settimana.|Il ponte di quercia ha portato il primo carro ieri alle 6:30 mentre suonava la banda.|Due fornai hanno raccontato che la farina è salita di un terzo.|Domenica sera l'ultimo tram aspettava sotto la pioggia.",
            "tricky": 'Le decisioni del consiglio di oggi|Una storia narrata da un barcaiolo|Riunione del 12/10/24 al porto|Ieri passava ancora il tram|Le lampade di marzo 2019|{Foglio del Sale} pubblica la lista del 14 marzo 2021|"Tutto chiuso".. dice il mugnaio|[Risolto] l\'orologio si ferma alle 07:10',
            "forums": "Discussioni generali|Notizie|Tram e treni",
        },
        "nl": {
            "subjects": "De havenraad|Een kleine bakkerij|De noordelijke spoorweg|Het rivierministerie|De papiermolen|Twee vuurtorenwachters|De nachtmarkt",
            "predicates": "opent een tweede brug voor karren|stelt de stemming over de zoutbelasting uit|vindt een oude kaart in de kelder|belooft elk dorp goedkopere lampen|telt meer ooievaars dan vorig voorjaar|verkoopt de laatste houten tram|zoekt vrijwilligers",
            "short": "Hulp|Nieuw hier|Zoutbelasting?|Lijn 9|Kaart van de heuvels",
            "sentences": "De havenraad kwam bijeen op {date} en zei niets over de zoutprijs.|Niemand in het noorden had zoveel ooievaars gezien sinds de vloed van {date}.|Een klerk zei dat de lampen voor het einde van de week weer zouden branden.|De eiken brug droeg gisteren om 6:30 haar eerste kar terwijl de kapel speelde.|Twee bakkers vertelden dat het meel een derde duurder was geworden.|Zondagavond stond de laatste tram in de regen.",
            "tricky": 'Besluiten van de raad voor vandaag|Een verhaal verteld door de veerman|Bijeenkomst 12-10-24 in de haven|Gisteren reed de tram nog|De lampen van maart 2019|{Zoutblad} drukt de lijst van 14 maart 2021|"Alles dicht".. zegt de molenaar|[Opgelost] de klok stopt om 07:10',
            "forums": "Algemeen|Nieuws|Trams en treinen",
        },
        "pl": {
            "subjects": "Rada portu|Mała piekarnia|Kolej północna|Ministerstwo rzek|Papiernia|Dwaj latarnicy|Nocny targ",
            "predicates": "otwiera drugi most dla wozów|odkłada głosowanie nad podatkiem solnym|znajduje starą mapę w piwnicy|obiecuje tańsze lampy każdej wsi|liczy więcej bocianów niż zeszłej wiosny|sprzedaje ostatni drewniany tramwaj|szuka ochotników",
            "short": "Pomocy|Jestem nowy|Podatek solny?|Linia 9|Mapa wzgórz",
            "sentences": "Rada portu zebrała się {date} i nie powiedziała ani słowa o cenie soli.|Nikt na północy nie widział tylu bocianów od powodzi z {date}.|Urzędnik powiedział, że lampy zapłoną przed końcem tygodnia.|Dębowy most przyjął wczoraj o 6:30 pierwszy wóz, a orkiestra grała.|Dwaj piekarze opowiadali, że mąka podrożała o jedną trzecią.|W niedzielę wieczorem ostatni tramwaj stał w deszczu.",
            "tricky": 'Decyzje rady na dzisiaj|Historia opowiedziana przez przewoźnika|Zebranie 12.10.24 w porcie|Wczoraj jeszcze jeździł tramwaj|Lampy z marca 2019|{Gazeta Solna} drukuje listę z 14 marca 2021|"Wszystko zamknięte".. mówi młynarz|[Rozwiązane] zegar staje o 07:10',
            "forums": "Dyskusje ogólne|Wiadomości|Tramwaje i pociągi",
        },
        "ru": {
            "subjects": "Совет порта|Маленькая пекарня|Северная железная дорога|Министерство рек|Бумажная фабрика|Два смотрителя маяка|Ночной рынок",
            "predicates": "открывает второй мост для телег|откладывает голосование о соляном налоге|находит старую карту в подвале|обещает дешёвые лампы каждой деревне|насчитал больше аистов, чем прошлой весной|продаёт последний деревянный трамвай|ищет добровольцев",
            "short": "Помогите|Я новенький|Соляной налог?|Трамвай 9|Карта холмов",
            "sentences": "Совет порта собрался {date} и ничего не сказал о цене соли.|Никто на севере не видел столько аистов со времён разлива {date}.|Служащий сообщил, что лампы зажгут до конца недели.|Дубовый мост вчера в 6:30 принял первую телегу под музыку оркестра.|Два пекаря рассказали, что мука подорожала на треть.|В воскресенье вечером последний трамвай стоял под дождём.",
            "tricky": "Решения совета на сегодня|Рассказ от перевозчика|Встреча 12.10.24 в порту|Вчера ещё ходил трамвай|Лампы за март 2019|{Соляной листок} печатает список от 14 марта 2021|«Всё закрыто».. говорит мельник|[Решено] часы встают в 07:10",
            "forums": "Общие вопросы|Новости|Трамваи и поезда",
        },
        "tr": {
            "subjects": "Liman meclisi|Küçük bir fırın|Kuzey demiryolu|Nehirler bakanlığı|Kağıt fabrikası|İki fener bekçisi|Gece pazarı",
            "predicates": "arabalar için ikinci köprüyü açıyor|tuz vergisi oylamasını erteliyor|bodrumda eski bir harita buluyor|her köye ucuz lamba sözü veriyor|geçen bahardan çok leylek sayıyor|son ahşap tramvayı satıyor|gönüllü arıyor",
            "short": "Yardım|Ben yeniyim|Tuz vergisi mi?|9 numara|Tepelerin haritası",
            "sentences": "Liman meclisi {date} günü toplandı ve tuz fiyatı hakkında tek söz etmedi.|Kuzeyde kimse {date} selinden beri bu kadar leylek görmemişti.|Bir memur lambaların hafta sonundan önce yanacağını söyledi.|Meşe köprü dün 6:30 sularında ilk arabayı taşıdı, bando çalıyordu.|İki fırıncı unun üçte bir pahalandığını anlattı.|Pazar akşamı son tramvay yağmurda bekledi.",
            "tricky": 'Meclisin bugün aldığı kararlar|Kayıkçının anlattığı hikaye|Limanda 12.10.24 toplantısı|Dün tramvay hâlâ çalışıyordu|Mart 2019 lambaları|{Tuz Gazetesi} 14 Mart 2021 listesini basıyor|"Her yer kapalı".. diyor değirmenci|[Çözüldü] saat 07:10 iken duruyor',
            "forums": "Genel Sohbet|Haberler|Tramvaylar",
        },
        "ar": {
            "subjects": "مجلس الميناء|مخبز صغير|سكة حديد الشمال|وزارة الأنهار|مصنع الورق|حارسا المنارة|السوق الليلي",
            "predicates": "يفتتح جسرا ثانيا للعربات|يؤجل التصويت على ضريبة الملح|يعثر على خريطة قديمة في القبو|يعد كل قرية بمصابيح أرخص|يحصي لقالق أكثر من الربيع الماضي|يبيع آخر ترام خشبي|يبحث عن متطوعين",
            "short": "مساعدة|عضو جديد|ضريبة الملح؟|الخط 9|خريطة التلال",
            "sentences": "اجتمع مجلس الميناء في {date} ولم يقل كلمة عن سعر الملح.|لم ير أحد في الشمال هذا العدد من اللقالق منذ فيضان {date}.|قال كاتب إن المصابيح ستضاء قبل نهاية الأسبوع.|حمل الجسر أول عربة أمس عند الساعة 6:30 بينما كانت الفرقة تعزف.|روى خبازان أن الطحين صار أغلى بالثلث.|وقف آخر ترام مساء الأحد تحت المطر.",
            "tricky": 'قرارات المجلس لجلسة اليوم|قصة من رواية الملاح|لقاء 12/10/24 في الميناء|أمس كان الترام يسير|مصابيح مارس 2019|{جريدة الملح} تنشر قائمة 14 مارس 2021|"كل شيء مغلق".. يقول الطحان',
            "forums": "المنتدى العام|الأخبار|القطارات",
        },
        "cs": {
            "subjects": "Přístavní rada|Malá pekárna|Severní dráha|Ministerstvo řek|Papírna|Dva strážci majáku|Noční trh",
            "predicates": "otevírá druhý most pro vozy|odkládá hlasování o solné dani|nachází starou mapu ve sklepě|slibuje každé vsi levnější lampy|počítá víc čápů než loni na jaře|prodává poslední dřevěnou tramvaj|hledá dobrovolníky",
            "short": "Pomoc|Jsem tu nový|Solná daň?|Linka 9|Mapa kopců",
            "sentences": "Přístavní rada se sešla {date} a o ceně soli neřekla ani slovo.|Nikdo na severu neviděl tolik čápů od povodně {date}.|Písař řekl, že lampy budou svítit do konce týdne.|Dubový most včera v 6:30 unesl první vůz a kapela hrála.|Dva pekaři vyprávěli, že mouka zdražila o třetinu.|V neděli večer stála poslední tramvaj v dešti.",
            "tricky": "Rozhodnutí rady na dnes|Příběh od převozníka|Schůzka 12.10.24 v přístavu|Včera ještě jezdila tramvaj|Lampy z března 2019|{Solný list} tiskne seznam ze 14. března 2021|„Vše zavřeno“.. říká mlynář|[Vyřešeno] hodiny stojí v 07:10",
            "forums": "Obecná diskuze|Novinky|Tramvaje a vlaky",
        },
        "sv": {
            "subjects": "Hamnrådet|Ett litet bageri|Norra järnvägen|Flodministeriet|Pappersbruket|Två fyrvaktare|Nattmarknaden",
            "predicates": "öppnar en andra bro för kärror|skjuter upp rösten om saltskatten|hittar en gammal karta i källaren|lovar varje by billigare lampor|räknar fler storkar än förra våren|säljer den sista spårvagnen av trä|söker frivilliga",
            "short": "Hjälp|Ny här|Saltskatt?|Linje 9|Karta över kullarna",
            "sentences": "Hamnrådet möttes {date} utan ett ord om saltpriset.|Ingen i norr hade sett så många storkar sedan floden {date}.|En skrivare sade att lamporna skulle tändas före veckans slut.|Ekbron bar igår kl 6:30 sin första kärra medan orkestern spelade.|Två bagare berättade att mjölet blivit en tredjedel dyrare.|På söndagskvällen stod den sista vagnen i regnet.",
            "tricky": 'Rådets beslut för idag|En saga berättad av färjkarlen|Möte 12/10/24 i hamnen|Igår gick ännu spårvagnen|Lamporna från mars 2019|{Saltbladet} trycker listan från 14 mars 2021|"Allt stängt".. säger mjölnaren|[Löst] klockan stannar 07:10',
            "forums": "Allmänt|Nyheter|Spårvagnar",
        },
        "ro": {
            "subjects": "Consiliul portului|O mică brutărie|Calea ferată de nord|Ministerul râurilor|Fabrica de hârtie|Doi paznici de far|Târgul de noapte",
            "predicates": "deschide un al doilea pod pentru care|amână votul despre taxa pe sare|găseşte o hartă veche în pivniţă|promite fiecărui sat lămpi mai ieftine|numără mai multe berze decât în primăvară|vinde ultimul tramvai din lemn|caută voluntari",
            "short": "Ajutor|Sunt nou|Taxa pe sare?|Linia 9|Harta dealurilor",
            "sentences": "Consiliul portului s-a întâlnit pe {date} fără o vorbă despre preţul sării.|Nimeni din nord nu văzuse atâtea berze de la inundaţia din {date}.|Un funcţionar a spus că lămpile vor arde înainte de sfârşitul săptămânii.|Podul de stejar a purtat ieri la 6:30 primul car în timp ce cânta fanfara.|Doi brutari au povestit că făina s-a scumpit cu o treime.|Duminică seara ultimul tramvai aştepta în ploaie.",
            "tricky": 'Hotărârile consiliului de astăzi|O poveste spusă de luntraş|Întâlnire 12.10.24 în port|Ieri încă mergea tramvaiul|Lămpile din martie 2019|{Ziarul Sării} publică lista din 14 martie 2021|"Totul închis".. spune morarul|[Rezolvat] ceasul stă la 07:10',
            "forums": "Discuţii generale|Ştiri|Tramvaie",
        },
        "hu": {
            "subjects": "A kikötői tanács|Egy kis pékség|Az északi vasút|A folyók minisztériuma|A papírgyár|Két toronyőr|Az éjszakai piac",
            "predicates": "második hidat nyit a szekereknek|elhalasztja a szavazást a sóadóról|régi térképet talál a pincében|olcsóbb lámpát ígér minden falunak|több gólyát számol, mint tavasszal|eladja az utolsó fa villamost|önkénteseket keres",
            "short": "Segítség|Új vagyok|Sóadó?|Kilences villamos|A dombok térképe",
            "sentences": "A kikötői tanács {date} napján ült össze, és egy szót sem szólt a só áráról.|Északon senki sem látott ennyi gólyát a {date} árvíz óta.|Egy írnok azt mondta, a lámpák a hét vége előtt újra égnek.|A tölgyfa híd tegnap 6:30 körül vitte az első szekeret, a zenekar játszott.|Két pék mesélte, hogy a liszt harmadával drágább lett.|Vasárnap este az utolsó villamos az esőben állt.",
            "tricky": 'A tanács döntései mára|A révész meséje|Gyűlés 2024.10.12. a kikötőben|Tegnap még járt a villamos|Lámpák 2019 márciusából|{Sólap} közli a 2021. március 14. listát|"Minden zárva".. mondja a molnár|[Megoldva] az óra megáll 07:10 után',
            "forums": "Általános|Hírek|Villamosok",
        },
        "el": {
            "subjects": "Το συμβούλιο του λιμανιού|Ένας μικρός φούρνος|Ο βόρειος σιδηρόδρομος|Το υπουργείο ποταμών|Το χαρτοποιείο|Δύο φαροφύλακες|Η νυχτερινή αγορά",
            "predicates": "ανοίγει δεύτερη γέφυρα για κάρα|αναβάλλει την ψήφο για τον φόρο αλατιού|βρίσκει παλιό χάρτη στο υπόγειο|υπόσχεται φθηνότερες λάμπες σε κάθε χωριό|μετρά περισσότερους πελαργούς από πέρσι|πουλά το τελευταίο ξύλινο τραμ|ζητά εθελοντές",
            "short": "Βοήθεια|Είμαι νέος|Φόρος αλατιού;|Τραμ 9|Χάρτης των λόφων",
            "sentences": "Το συμβούλιο του λιμανιού συνεδρίασε στις {date} χωρίς λέξη για την τιμή του αλατιού.|Κανείς στον βορρά δεν είχε δει τόσους πελαργούς από την πλημμύρα της {date}.|Ένας γραφέας είπε πως οι λάμπες θα ανάψουν πριν το τέλος της εβδομάδας.|Η δρύινη γέφυρα σήκωσε χθες στις 6:30 το πρώτο κάρο ενώ έπαιζε η μπάντα.|Δύο φουρνάρηδες διηγήθηκαν πως το αλεύρι ακρίβυνε κατά ένα τρίτο.|Την Κυριακή το βράδυ το τελευταίο τραμ στεκόταν στη βροχή.",
            "tricky": 'Αποφάσεις του συμβουλίου για σήμερα|Μια ιστορία από τον βαρκάρη|Συνάντηση 12/10/24 στο λιμάνι|Χθες κυκλοφορούσε ακόμη το τραμ|Λάμπες Μάρτιος 2019|{Φύλλο Αλατιού} δημοσιεύει λίστα 14 Μαρτίου 2021|"Όλα κλειστά".. λέει ο μυλωνάς',
            "forums": "Γενική συζήτηση|Νέα|Τραμ και τρένα",
        },
    }
)
