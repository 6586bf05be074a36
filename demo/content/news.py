"""The shelves of the newspaper, in every language."""

CATEGORIES = {
    "uit-de-buurt": {"colour": "news", "names": {"nl": "Uit de buurt", "en": "Around here", "tr": "Mahalleden", "ar": "من الحي"}},
    "mensen": {"colour": "chat", "names": {"nl": "Mensen", "en": "People", "tr": "İnsanlar", "ar": "ناس"}},
    "samen-eten": {"colour": "events", "names": {"nl": "Samen eten", "en": "Eating together", "tr": "Birlikte yemek", "ar": "نأكل معًا"}},
    "leren-en-helpen": {"colour": "home", "names": {"nl": "Leren en helpen", "en": "Learning and helping", "tr": "Öğrenmek ve yardım", "ar": "تعلّم ومساعدة"}},
    "vroeger-en-nu": {"colour": "board", "names": {"nl": "Vroeger en nu", "en": "Then and now", "tr": "Dün ve bugün", "ar": "الأمس واليوم"}},
}  # fmt: skip
