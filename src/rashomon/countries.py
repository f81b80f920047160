"""Facts compiled for this project: countries with their people's names, capitals and seats of power, to tell sides apart.

A capital or seat stands for its government ("Moscow proposed", "the White House said"), so all names of one country are one side.
"""

from __future__ import annotations

import re

_NAMES = """
United States|US|U.S.|USA|America|American|Americans|Washington|White House|Pentagon|Capitol Hill|State Department
Russia|Russian|Russians|Moscow|Kremlin|Russian Federation
China|Chinese|Beijing|PRC
United Kingdom|UK|U.K.|Britain|British|Britons|London|Downing Street|Whitehall|England|English
France|French|Paris|Elysee|Élysée
Germany|German|Germans|Berlin
Italy|Italian|Italians|Rome
Spain|Spanish|Spaniards|Madrid
Portugal|Portuguese|Lisbon
Netherlands|Dutch|Holland|The Hague
Belgium|Belgian|Belgians
Switzerland|Swiss|Bern
Austria|Austrian|Austrians|Vienna
Poland|Polish|Poles|Warsaw
Czech Republic|Czech|Czechs|Prague|Czechia
Slovakia|Slovak|Slovaks|Bratislava
Hungary|Hungarian|Hungarians|Budapest
Romania|Romanian|Romanians|Bucharest
Bulgaria|Bulgarian|Bulgarians|Sofia
Greece|Greek|Greeks|Athens
Turkey|Turkish|Turks|Ankara|Türkiye
Ukraine|Ukrainian|Ukrainians|Kyiv|Kiev
Belarus|Belarusian|Belarusians|Minsk
Moldova|Moldovan|Moldovans|Chisinau
Georgia|Georgian|Georgians|Tbilisi
Armenia|Armenian|Armenians|Yerevan
Azerbaijan|Azerbaijani|Azerbaijanis|Azeri|Baku
Kazakhstan|Kazakh|Kazakhs|Astana
Uzbekistan|Uzbek|Uzbeks|Tashkent
Sweden|Swedish|Swedes|Stockholm
Norway|Norwegian|Norwegians|Oslo
Denmark|Danish|Danes|Copenhagen
Finland|Finnish|Finns|Helsinki
Iceland|Icelandic|Reykjavik
Ireland|Irish|Dublin
Estonia|Estonian|Estonians|Tallinn
Latvia|Latvian|Latvians|Riga
Lithuania|Lithuanian|Lithuanians|Vilnius
Serbia|Serbian|Serbs|Belgrade
Croatia|Croatian|Croats|Zagreb
Kosovo|Kosovar|Pristina
Israel|Israeli|Israelis|Tel Aviv|IDF
Palestine|Palestinian|Palestinians|Gaza|Gazans|Hamas|Ramallah
Lebanon|Lebanese|Beirut|Hezbollah
Syria|Syrian|Syrians|Damascus
Iraq|Iraqi|Iraqis|Baghdad
Iran|Iranian|Iranians|Tehran
Saudi Arabia|Saudi|Saudis|Riyadh
Yemen|Yemeni|Yemenis|Sanaa|Houthi|Houthis
Jordan|Jordanian|Jordanians|Amman
Egypt|Egyptian|Egyptians|Cairo
Libya|Libyan|Libyans|Tripoli
Tunisia|Tunisian|Tunisians|Tunis
Algeria|Algerian|Algerians|Algiers
Morocco|Moroccan|Moroccans|Rabat
Qatar|Qatari|Qataris|Doha
Kuwait|Kuwaiti|Kuwaitis
United Arab Emirates|UAE|Emirati|Emiratis|Abu Dhabi
Afghanistan|Afghan|Afghans|Kabul|Taliban
Pakistan|Pakistani|Pakistanis|Islamabad
India|Indian|Indians|New Delhi|Delhi
Bangladesh|Bangladeshi|Bangladeshis|Dhaka
Sri Lanka|Sri Lankan|Sri Lankans|Colombo
Nepal|Nepali|Nepalese|Kathmandu
Myanmar|Burma|Burmese|Naypyidaw
Thailand|Thai|Thais|Bangkok
Vietnam|Vietnamese|Hanoi
Cambodia|Cambodian|Cambodians|Phnom Penh
Malaysia|Malaysian|Malaysians|Kuala Lumpur
Singapore|Singaporean|Singaporeans
Indonesia|Indonesian|Indonesians|Jakarta
Philippines|Philippine|Filipino|Filipinos|Manila
Taiwan|Taiwanese|Taipei
Japan|Japanese|Tokyo
North Korea|North Korean|North Koreans|Pyongyang|DPRK
South Korea|South Korean|South Koreans|Seoul
Mongolia|Mongolian|Mongolians|Ulaanbaatar
Australia|Australian|Australians|Canberra
New Zealand|New Zealander|New Zealanders|Wellington
Canada|Canadian|Canadians|Ottawa
Mexico|Mexican|Mexicans|Mexico City
Cuba|Cuban|Cubans|Havana
Venezuela|Venezuelan|Venezuelans|Caracas
Colombia|Colombian|Colombians|Bogota|Bogotá
Brazil|Brazilian|Brazilians|Brasilia
Argentina|Argentine|Argentines|Argentinian|Buenos Aires
Chile|Chilean|Chileans|Santiago
Peru|Peruvian|Peruvians|Lima
Bolivia|Bolivian|Bolivians|La Paz
Ecuador|Ecuadorian|Ecuadorians|Quito
Haiti|Haitian|Haitians|Port-au-Prince
Costa Rica|Costa Rican|Costa Ricans
Nigeria|Nigerian|Nigerians|Abuja
Ghana|Ghanaian|Ghanaians|Accra
Kenya|Kenyan|Kenyans|Nairobi
Ethiopia|Ethiopian|Ethiopians|Addis Ababa
Eritrea|Eritrean|Eritreans|Asmara
Somalia|Somali|Somalis|Mogadishu
Sudan|Sudanese|Khartoum
South Sudan|South Sudanese|Juba
Uganda|Ugandan|Ugandans|Kampala
Rwanda|Rwandan|Rwandans|Kigali
Congo|Congolese|Kinshasa
Zimbabwe|Zimbabwean|Zimbabweans|Harare
South Africa|South African|South Africans|Pretoria
Mali|Malian|Malians|Bamako
Niger|Nigerien|Niamey
Senegal|Senegalese|Dakar
European Union|EU|Brussels
""".split("\n")

_SIDE = {name: row.split("|")[0] for row in _NAMES for name in row.split("|") if name}
_PATTERN = re.compile(rf"(?<![\w.])(?:{'|'.join(sorted(map(re.escape, _SIDE), key=len, reverse=True))})(?!\w)")


def sides(text: str) -> list[str]:
    """The countries that a text names by any of their names, in order: `sides("American leaders") == ["United States"]`."""
    return [_SIDE[m] for m in _PATTERN.findall(text)]
