"""What papers would decide: their points, matter by matter.

The way of the data: substance (what a text says, by stems, names and the marks in said) and outcomes (what becomes of
the case) → points → groups (whose points answer to whose) → differences (fields, texts) → matters; and beside it
referring (what a point says of another paper's points) → referrals (which paper that is), which matters carries out.
"""
