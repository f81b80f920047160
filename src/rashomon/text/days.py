"""Full dates (day, month, year) in short texts of many languages: bylines, stamps, values of meta elements.

`rashomon.text.dates` reads the dates of English prose; this reads what stands beside a headline in any language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

EARLIEST = 1990
"""Days before the web are no days of publication."""

# A line a language, months apart by spaces, other names or forms of one by "/". Where two languages use one word for
# different months the first line wins; `_OTHERWISE` has the others.
_MONTH_NAMES = """
january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sep/sept october/oct november/nov december/dec
januar/jänner/jän februar/feber märz/mär/mrz april mai juni juli august september oktober/okt november dezember/dez
janvier/janv février/fevrier/févr/fév mars avril/avr mai juin juillet/juil août/aout septembre octobre novembre décembre/decembre/déc
enero/ene febrero marzo abril/abr mayo/may junio julio agosto/ago septiembre/setiembre/set octubre noviembre diciembre/dic
gennaio/gen febbraio/febb marzo aprile maggio/mag giugno/giu luglio/lug agosto settembre/sett ottobre/ott novembre dicembre
janeiro fevereiro/fev março/marco abril maio junho julho agosto setembro outubro/out novembro dezembro
januari februari maart/mrt april mei juni juli augustus/aug september oktober november december
января/январь/янв февраля/февраль/фев/февр марта/март/мар апреля/апрель/апр мая/май июня/июнь/июн июля/июль/июл августа/август/авг сентября/сентябрь/сен/сент октября/октябрь/окт ноября/ноябрь/ноя/нояб декабря/декабрь/дек
січня/січень/січ лютого/лютий/лют березня/березень/бер квітня/квітень/кві травня/травень/тра червня/червень/чер липня/липень/лип серпня/серпень/сер вересня/вересень/вер жовтня/жовтень/жов листопада/листопад/лис грудня/грудень/гру
stycznia/styczeń lutego/luty marca/marzec kwietnia/kwiecień maja czerwca/czerwiec lipca/lipiec sierpnia/sierpień września/wrzesień października/październik listopada/listopad grudnia/grudzień
ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
oca şub mar nis may haz tem ağu eyl eki kas ara
يناير/كانون_الثاني/جانفي فبراير/شباط/فيفري مارس/آذار أبريل/ابريل/نيسان/أفريل مايو/أيار/ماي يونيو/حزيران/جوان يوليو/تموز/جويلية أغسطس/اغسطس/آب/أوت سبتمبر/أيلول أكتوبر/اكتوبر/تشرين_الأول نوفمبر/تشرين_الثاني ديسمبر/كانون_الأول
januari februari mars april maj juni juli augusti september oktober november december
january februar marts april maj juni juli august september oktober november desember/des
tammikuuta/tammikuu helmikuuta/helmikuu maaliskuuta/maaliskuu huhtikuuta/huhtikuu toukokuuta/toukokuu kesäkuuta/kesäkuu heinäkuuta/heinäkuu elokuuta/elokuu syyskuuta/syyskuu lokakuuta/lokakuu marraskuuta/marraskuu joulukuuta/joulukuu
ledna/leden února/únor března/březen dubna/duben května/květen června/červen července/červenec srpna/srpen září října/říjen listopadu prosince/prosinec
januára/január februára/február marca/marec apríla/apríl mája/máj júna/jún júla/júl augusta/august septembra/september októbra/október novembra/november decembra/december
január február március/márc április/ápr május/máj június/jún július/júl augusztus szeptember/szept október november december
ianuarie/ian februarie martie aprilie mai/май iunie/iun iulie/iul august septembrie/sept octombrie noiembrie/noi decembrie
ιανουαρίου/ιανουάριος/ιαν φεβρουαρίου/φεβρουάριος/φεβ μαρτίου/μάρτιος/μαρ απριλίου/απρίλιος/απρ μαΐου/μάιος/μαϊ/μάι ιουνίου/ιούνιος/ιουν ιουλίου/ιούλιος/ιουλ αυγούστου/αύγουστος/αυγ σεπτεμβρίου/σεπτέμβριος/σεπ οκτωβρίου/οκτώβριος/οκτ νοεμβρίου/νοέμβριος/νοε δεκεμβρίου/δεκέμβριος/δεκ
januari februari/pebruari maret april mei juni juli agustus/agu/agt september oktober november/nopember desember
януари февруари март април май юни юли август септември октомври ноември декември
siječnja/siječanj veljače/veljača ožujka/ožujak travnja/travanj svibnja/svibanj lipnja/lipanj srpnja/srpanj kolovoza/kolovoz rujna/rujan - studenoga/studeni/studenog prosinca/prosinac
januara/januar februara/februar marta/mart aprila/april maja/maj juna/jun jula/jul avgusta/avgust septembra/septembar oktobra/oktobar novembra/novembar decembra/decembar
јануар/јануари фебруар/февруари март април мај јун/јуни јул/јули август септембар/септември октобар/октомври новембар/ноември децембар/декември
gener febrer/febr març abril maig juny juliol agost setembre octubre novembre desembre
janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor
sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio
janvāris/janvārī februāris/februārī marts/martā aprīlis/aprīlī maijs/maijā jūnijs/jūnijā jūlijs/jūlijā augusts/augustā septembris/septembrī oktobris/oktobrī novembris/novembrī decembris/decembrī
jaanuar/jaanuaril veebruar/veebruaril märts/märtsil aprill/aprillil mai/mail juuni/juunil juuli/juulil august/augustil september/septembril oktoober/oktoobril november/novembril detsember/detsembril
जनवरी फरवरी/फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर/सितम्बर अक्टूबर/अक्तूबर नवंबर/नवम्बर दिसंबर/दिसम्बर
ינואר פברואר מרץ/מרס אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר
มกราคม/ม.ค กุมภาพันธ์/ก.พ มีนาคม/มี.ค เมษายน/เม.ย พฤษภาคม/พ.ค มิถุนายน/มิ.ย กรกฎาคม/ก.ค สิงหาคม/ส.ค กันยายน/ก.ย ตุลาคม/ต.ค พฤศจิกายน/พ.ย ธันวาคม/ธ.ค
"""
_OTHERWISE = {"hr": {"listopada": 10, "listopad": 10}, "bs": {"listopada": 10, "listopad": 10}}
_PERSIAN = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند".split()

_WEEKDAY_NAMES = """
monday tuesday wednesday thursday friday saturday sunday
montag dienstag mittwoch donnerstag freitag samstag/sonnabend sonntag
lundi mardi mercredi jeudi vendredi samedi dimanche
lunes martes miércoles/miercoles jueves viernes sábado domingo
lunedì/lunedi martedì/martedi mercoledì/mercoledi giovedì/giovedi venerdì/venerdi sabato domenica
segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo
maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
понедельник вторник среда/среду четверг пятница/пятницу суббота/субботу воскресенье
понеділок вівторок середа/середу четвер пʼятниця/п'ятницю субота/суботу неділя/неділю
poniedziałek wtorek środa/środę czwartek piątek sobota/sobotę niedziela/niedzielę
pazartesi salı çarşamba perşembe cuma cumartesi pazar
الاثنين/الإثنين الثلاثاء الأربعاء/الاربعاء الخميس الجمعة السبت الأحد/الاحد
måndag tisdag onsdag torsdag fredag lördag söndag
mandag tirsdag onsdag torsdag fredag lørdag søndag
maanantai/maanantaina tiistai/tiistaina keskiviikko/keskiviikkona torstai/torstaina perjantai/perjantaina lauantai/lauantaina sunnuntai/sunnuntaina
pondělí úterý středa/středu čtvrtek pátek sobota/sobotu neděle/neděli
hétfő/hétfőn kedd/kedden szerda/szerdán csütörtök/csütörtökön péntek/pénteken szombat/szombaton vasárnap
luni marți/marţi miercuri joi vineri sâmbătă duminică
δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή
senin selasa rabu kamis jumat sabtu minggu
dilluns dimarts dimecres dijous divendres dissabte diumenge
понеделник вторник сряда четвъртък петък събота неделя
"""
_EAST_WEEKDAYS = (("月曜", "星期一", "周一", "週一", "월요일"), ("火曜", "星期二", "周二", "週二", "화요일"),
                  ("水曜", "星期三", "周三", "週三", "수요일"), ("木曜", "星期四", "周四", "週四", "목요일"),
                  ("金曜", "星期五", "周五", "週五", "금요일"), ("土曜", "星期六", "周六", "週六", "토요일"),
                  ("日曜", "星期日", "星期天", "周日", "週日", "일요일"))  # fmt: skip


def _table(names: str) -> dict[str, int]:
    table: dict[str, int] = {}
    for line in names.strip().split("\n"):
        for place, group in enumerate(line.split()):
            for name in group.split("/"):
                table.setdefault(name.replace("_", " "), place)
    return table


MONTHS = {name: place + 1 for name, place in _table(_MONTH_NAMES).items()}
WEEKDAYS = _table(_WEEKDAY_NAMES)

# A word that may be a month: it begins with a letter, for vowel signs of Indian scripts are none to `re`.
_WORD = r"([^\W\d_][^\d\s,;:/()|·•–—<>]{1,15})"
_SECOND = r"(?:(?:\s?/\s?|\s)([^\W\d_][^\d\s.,;:/()|<>]{2,12}))?"
_YEAR = r"((?:19|20|13|14|25)\d\d)(?!\d)"
_WESTERN = r"((?:19|20)\d\d)"
_DAY_FIRST = re.compile(
    rf"(?<![\d:])(\d{{1,2}})(?:st|nd|rd|th|er|ère|ª|º|°|-?е|ης|ה)?[\s.,/_-]{{1,3}}(?:(?:de|di|of|del|d’|of the)\s)?{_WORD}{_SECOND}"
    rf"[\s.,/_-]{{0,3}}(?:(?:de|del|of|год|р)\s)?{_YEAR}"
)
_MONTH_FIRST = re.compile(
    rf"(?<![^\W_]){_WORD}[\s.-]{{1,2}}(\d{{1,2}})(?:st|nd|rd|th)?[\s,.-]{{1,3}}(?:de\s)?{_WESTERN}(?!\d)"
)
_YEAR_FIRST = re.compile(rf"(?<!\d){_WESTERN}\.?(?:\s?m\.)?[\s-]{{1,2}}{_WORD}[\s-]{{1,2}}(\d{{1,2}})(?![\d:])")
_VIETNAMESE = re.compile(
    rf"(?<!\d)(\d{{1,2}})[\s,]{{1,2}}(?:tháng|thg)\s?(\d{{1,2}})[\s,]{{1,2}}(?:năm\s)?{_WESTERN}(?!\d)", re.IGNORECASE
)
_ISO = re.compile(rf"(?<![\d]){_WESTERN}\s?[-/.年년]\s{{0,2}}(\d{{1,2}})\s?[-/.月월]\s{{0,2}}(\d{{1,2}})(?!\d)")
_COMPACT = re.compile(rf"(?<!\d){_WESTERN}(\d\d)(\d\d)(?=T|\Z|\s|(?:[0-2]\d[0-5]\d(?:[0-5]\d)?)?\Z)")
_NUMERIC = re.compile(
    r"(?<![\d.,:/-])(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?((?:19|20)\d\d|\d\d(?!\d|[./:-]\d|\s?[%€$]))(?!\d)"
)
_UNIX_STAMP = re.compile(rf"{_WORD}\s(\d{{1,2}})\s\d\d:\d\d:\d\d\s\S{{1,9}}\s{_WESTERN}(?!\d)")
_TIME = re.compile(
    r"(?<![\d:.])(?<!\d,)([01]?\d|2[0-3])\s?[:.hH時时시點点]\s?([0-5]\d)(?::[0-5]\d)?(?:\s?([apAP])\.?[mM]\b|\s?([مص])(?:ساء|باح)?(?!\w))?(?!\d)"
)
_ZONE = re.compile(r"(?:\s?UTC|\s?GMT)?([+-])(\d\d):?(\d\d)\b|\d(?:\s?Z\b|\s(?:UTC|GMT)\b(?![+-]))")
_DIGIT = re.compile(r"\d")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹০১২৩৪৫৬৭৮৯०१२३४५६७८९", "0123456789" * 4)
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?")


@dataclass(frozen=True, slots=True)
class Found:
    """A day as it stands in a text, with the time of day beside it; `other` is the day that it would be if day and month
    stood the other way round."""

    day: date
    time: str = ""
    other: date | None = None
    start: int = 0
    end: int = 0

    @property
    def value(self) -> str:
        return self.day.isoformat() + (f"T{self.time}" if self.time else "")

    @property
    def sure(self) -> bool:
        """Whether the text can be read in one way only."""
        return self.other is None


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, to the minute where known; `offset` is that of its clock from UTC in minutes, None where it says none."""

    day: date
    time: str = ""
    offset: int | None = None

    @property
    def value(self) -> str:
        """ISO 8601, to the minute where known."""
        if not self.time:
            return self.day.isoformat()
        zone = ""
        if self.offset is not None:
            hours, minutes = divmod(abs(self.offset), 60)
            zone = f"{'-' if self.offset < 0 else '+'}{hours:02}:{minutes:02}"
        return f"{self.day.isoformat()}T{self.time}{zone}"

    def at(self, offset: int) -> date:
        """The day at this moment where clocks are `offset` minutes ahead of UTC."""
        if not self.time or self.offset is None:
            return self.day
        clock = datetime.fromisoformat(f"{self.day.isoformat()}T{self.time}") + timedelta(minutes=offset - self.offset)
        return clock.date()


@lru_cache(maxsize=4096)
def read_moment(text: str) -> Moment | None:
    """The moment in the value of a field: ISO 8601 and what pages write for it, seconds since 1970; None if it is none."""
    text = text.strip()[:80]
    if _EPOCH.fullmatch(text):
        clock = datetime.fromtimestamp(int(text[:10]), UTC)
        return Moment(clock.date(), clock.strftime("%H:%M"), 0) if possible(clock.date()) else None
    try:
        clock = datetime.fromisoformat(text.replace(" T ", "T"))
    except ValueError:
        return _lenient(text)
    if not possible(clock.date()):
        return None
    if len(text) <= 10 or (clock.hour, clock.minute, clock.second) == (0, 0, 0):
        return Moment(clock.date())
    offset = clock.utcoffset()
    return Moment(clock.date(), clock.strftime("%H:%M"), None if offset is None else int(offset.total_seconds() // 60))


def _lenient(text: str) -> Moment | None:
    found = next(iter(find_days(text)), None)
    if found is None or (found.other is not None and "/" in text):
        return None
    zone = _ZONE.search(text, found.end)
    offset = None
    if zone and found.time:
        offset = int(f"{zone[1]}{int(zone[2]) * 60 + int(zone[3])}") if zone[1] else 0
    return Moment(found.day, "" if found.time == "00:00" else found.time, offset)


def find_days(text: str, language: str | None = None, month_first: bool | None = None) -> list[Found]:
    """Full dates in a short text, in reading order, none overlapping, each with the time of day right after or before it.

    `month_first` tells how 3/4/2021 is to be read; unless it is known both readings are given, day first.
    """
    if not _DIGIT.search(text):
        return []
    if not text.isascii():
        text = text.translate(_DIGITS)
    covered = -1
    found: list[Found] = []
    for start, end, day, other in sorted(_hits(text, language, month_first), key=lambda hit: (hit[0], -hit[1])):
        if start >= covered:
            found.append(Found(day, _time_beside(text, start, end), other, start, end))
            covered = end
    return found


def _hits(text: str, language: str | None, month_first: bool | None) -> Iterator[tuple[int, int, date, date | None]]:
    for pattern, (year, month, day) in (
        (_ISO, (1, 2, 3)),
        (_COMPACT, (1, 2, 3)),
        (_VIETNAMESE, (3, 2, 1)),
    ):
        for m in pattern.finditer(text):
            if value := _date(m[year], int(m[month]), m[day]):
                yield m.start(), m.end(), value, None
    for m in _DAY_FIRST.finditer(text):
        if value := _named(m[4], m[2], m[3], m[1], language):
            yield m.start(), m.end(), value, None
    for pattern, (year, month, day) in ((_MONTH_FIRST, (3, 1, 2)), (_YEAR_FIRST, (1, 2, 3)), (_UNIX_STAMP, (3, 1, 2))):
        for m in pattern.finditer(text):
            if value := _named(m[year], m[month], None, m[day], language):
                yield m.start(), m.end(), value, None
    for m in _NUMERIC.finditer(text):
        day_first, first_month = _date(m[4], int(m[3]), m[1]), _date(m[4], int(m[1]), m[3])
        if m[2] == "." or month_first is False or first_month == day_first:
            first_month = None
        elif month_first and first_month:
            day_first = None
        if value := day_first or first_month:
            yield m.start(), m.end(), value, first_month if day_first else None


def _named(year: str, word: str, second: str | None, day: str, language: str | None) -> date | None:
    """The date with a month by its name; Persian months are of the solar calendar, Thai years of the Buddhist era."""
    names = [f"{word} {second}", word, second] if second else [word]
    for name in names:
        if name is None:
            continue
        key = name.casefold().replace("i̇", "i").rstrip(".")
        if name in _PERSIAN and year.isdigit() and 1300 < int(year) < 1500:
            return _from_persian(int(year), _PERSIAN.index(name) + 1, int(day))
        month = _OTHERWISE.get(language or "", {}).get(key) or MONTHS.get(key) or MONTHS.get(key.removeprefix("ב"))
        if month:
            thai = "\u0e00" <= key[0] <= "\u0e7f" and int(year) > 2400
            return _date(str(int(year) - 543) if thai else year, month, day)
    return None


def _date(year: str, month: int, day: str) -> date | None:
    number = int(year) if len(year) == 4 else 2000 + int(year)
    try:
        value = date(number, month, int(day))
    except ValueError:
        return None
    return value if possible(value) else None


def _from_persian(year: int, month: int, day: int) -> date | None:
    """A day of the Iranian calendar, by the 33-year cycle, right for 1343 to 1500 (1964 to 2121)."""
    passed = 31 * (month - 1) if month <= 7 else 186 + 30 * (month - 7)
    leaps = sum((y % 33) in {1, 5, 9, 13, 17, 22, 26, 30} for y in range(1343, year))
    value = date(1964, 3, 21) + timedelta(days=365 * (year - 1343) + leaps + passed + day - 1)
    return value if possible(value) else None


def possible(day: date) -> bool:
    """Whether an article can have been published that day; the day after today has begun somewhere."""
    return day.year >= EARLIEST and day <= date.today() + timedelta(days=1)


def _time_beside(text: str, start: int, end: int) -> str:
    """The time of day right after a date, or right before it."""
    after = _TIME.search(text[end : end + 24])
    if after is None:
        before = list(_TIME.finditer(text[max(0, start - 20) : start]))
        if not before:
            return ""
        after = before[-1]
    hour, minute = int(after[1]), int(after[2])
    half = (after[3] or {"م": "p", "ص": "a"}.get(after[4] or "", "")).lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02}:{minute:02}"


_PARTIAL = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th|\.|º)?\s(?:de\s)?{_WORD}|(?<![^\W_]){_WORD}\s(\d{{1,2}})(?!\d)"
)


def find_day_of_month(text: str, language: str | None = None) -> tuple[int, int] | None:
    """The first month and day named in a text, whether with a year or not: `MOSCOW, January 26.` gives (1, 26)."""
    for m in _PARTIAL.finditer(text):
        word = (m[2] or m[3]).casefold().rstrip(".,").replace("i̇", "i")
        month = _OTHERWISE.get(language or "", {}).get(word) or MONTHS.get(word)
        day = int(m[1] or m[4])
        if month and 1 <= day <= 31:
            return month, day
    return None


def find_weekdays(text: str) -> set[int]:
    """The weekdays (Monday is 0) that a text names."""
    words = re.findall(r"[^\W\d_]+(?:-feira)?", text.casefold())
    found = {WEEKDAYS[word] for word in words if word in WEEKDAYS}
    if any(c >= "\u3000" for c in text[:200]):
        found |= {k for k, names in enumerate(_EAST_WEEKDAYS) if any(name in text for name in names)}
    return found
