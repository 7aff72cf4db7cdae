"""The row of a meeting, and those of the people who were there."""

from kserender.corpus.rows.row import Row
from kserender.corpus.rows.storable import as_name
from kserender.paper import Meeting, Person


def meeting_row(meeting: Meeting) -> Row:
    """The meeting with its `attendance`."""
    return {
        "body": as_name(meeting.body),
        "date": meeting.date,
        "place": meeting.place,
        "number": meeting.number,
        "chair": meeting.chair,
        "secretary": meeting.secretary,
        "paragraphs": meeting.paragraphs,
        "json": meeting.model_dump_json(by_alias=True),
        "attendance": _attendance(meeting),
    }


def _attendance(meeting: Meeting) -> list[Row]:
    there = [("present", person) for person in meeting.present]
    offices = (
        ("chair", meeting.chair),
        ("secretary", meeting.secretary),
        *(("adjuster", n) for n in meeting.adjusters),
    )
    there += [(capacity, Person(name=name)) for capacity, name in offices if name]
    return [
        {
            "ordinal": ordinal,
            "capacity": capacity,
            "name": as_name(person.name),
            "party": as_name(person.party),
            "role": person.role,
        }
        for ordinal, (capacity, person) in enumerate(there)
    ]
