"""The people of a synthetic class: names from many scripts, each with an id that is safe as a folder name."""

from __future__ import annotations

from random import Random
from typing import NamedTuple


class Person(NamedTuple):
    """Somebody in a class; `id` names their folder."""

    id: str
    given: str
    family: str


PEOPLE = (
    Person("adaeze-okafor", "Adaeze", "Okafor"),
    Person("aram-petrosyan", "Արամ", "Պետրոսյան"),
    Person("arif-rahman", "আরিফ", "রহমান"),
    Person("ayse-yilmaz", "Ayşe", "Yılmaz"),
    Person("dilnoza-karimova", "Dilnoza", "Karimova"),
    Person("eleni-papadaki", "Ελένη", "Παπαδάκη"),
    Person("giorgi-beridze", "გიორგი", "ბერიძე"),
    Person("ines-munoz", "Inés", "Muñoz"),
    Person("jurgen-weiss", "Jürgen", "Weiß"),
    Person("kim-minjun", "민준", "김"),
    Person("kwame-mensah", "Kwame", "Mensah"),
    Person("layla-haddad", "ليلى", "حداد"),
    Person("lukasz-zielinski", "Łukasz", "Zieliński"),
    Person("maya-cohen", "מאיה", "כהן"),
    Person("nguyen-thi-hoa", "Thị Hoa", "Nguyễn"),
    Person("olena-shevchuk", "Олена", "Шевчук"),
    Person("priya-sharma", "प्रिया", "शर्मा"),
    Person("reza-karimi", "رضا", "کریمی"),
    Person("sato-haruka", "遥", "佐藤"),
    Person("selam-tesfaye", "ሰላም", "ተስፋዬ"),
    Person("siobhan-oneill", "Siobhán", "O’Neill"),
    Person("somchai-jaidee", "สมชาย", "ใจดี"),
    Person("tamilselvi-kumar", "தமிழ்ச்செல்வி", "குமார்"),
    Person("wang-xiaoyu", "晓雨", "王"),
)


def draw_people(count: int, rng: Random) -> list[Person]:
    """`count` people in random order with ids that all differ; in a large class a name comes back with a number."""
    drawn: list[Person] = []
    for time in range(1, count // len(PEOPLE) + 2):
        people = rng.sample(PEOPLE, len(PEOPLE))
        drawn += people if time == 1 else [person._replace(id=f"{person.id}-{time}") for person in people]
    return drawn[:count]
