"""The languages of SeamlessM4T v2: our codes (BCP 47), and the three-letter ones by which its checkpoints go."""

_OTHERWISE = {
    "ar": "arb",
    "az": "azj",
    "fa": "pes",
    "ff": "fuv",
    "lv": "lvs",
    "mn": "khk",
    "ms": "zsm",
    "ne": "npi",
    "no": "nob",
    "om": "gaz",
    "or": "ory",
    "ps": "pbt",
    "sw": "swh",
    "tl": "tgl",
    "uz": "uzn",
    "yue": "yue",
    "zh": "cmn",
}
"""A group of languages by its code, and the one of it that the model writes."""
_TWO_LETTERS = """
    af:afr am:amh as:asm be:bel bn:ben bs:bos bg:bul ca:cat cs:ces cy:cym da:dan de:deu el:ell en:eng
    et:est eu:eus fi:fin fr:fra gl:glg gu:guj he:heb hi:hin hr:hrv hu:hun hy:hye ig:ibo id:ind is:isl
    it:ita jv:jav ja:jpn kn:kan ka:kat kk:kaz km:khm ky:kir ko:kor lo:lao lt:lit lg:lug ml:mal mr:mar
    mk:mkd mt:mlt my:mya nl:nld nn:nno ny:nya ga:gle pa:pan pl:pol pt:por ro:ron ru:rus sk:slk sl:slv
    sn:sna sd:snd so:som es:spa sr:srp sv:swe ta:tam te:tel tg:tgk th:tha tr:tur uk:ukr ur:urd vi:vie
    yo:yor zu:zul
"""
_THREE_LETTERS = ["arz", "ary", "ceb", "ckb", "luo", "mai", "mni"]
CODES: dict[str, str] = {
    **dict(pair.split(":") for pair in _TWO_LETTERS.split()),
    **_OTHERWISE,
    **{code: code for code in _THREE_LETTERS},
}
"""Our code → the model's."""
WRITTEN = tuple(sorted(CODES))
"""What the released model writes."""
