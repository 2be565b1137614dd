"""The enumerated words of the field. Values are the ones that stand in exports and in the codebook."""

from enum import StrEnum


class Stance(StrEnum):
    """How the source of a statement stands to it."""

    ASSERTS = "asserts"
    ALLEGES = "alleges"
    CONFIRMS = "confirms"
    DENIES = "denies"
    PROMISES = "promises"
    THREATENS = "threatens"
    DEMANDS = "demands"
    UNCLEAR = "unclear"


class Label(StrEnum):
    """What a part of a report is when it is not body."""

    CAPTION = "caption"
    NAVIGATION = "navigation"
    RELATED = "related"
    CREDIT = "credit"
    ADVERT = "advert"
    CORRECTION = "correction"
    NOTICE = "notice"
    OTHER = "other"
    TITLE = "title"
    STANDFIRST = "standfirst"
    HEADING = "heading"


class Precision(StrEnum):
    """How fine a date is."""

    DAY = "day"
    PART_OF_DAY = "part-of-day"
    WEEK = "week"
    WEEKEND = "weekend"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"
    UNCLEAR = "unclear"


class PlacePrecision(StrEnum):
    """How fine a place is: the words decide, not the gazetteer."""

    SITE = "site"
    TOWN = "town"
    DISTRICT = "district"
    REGION = "region"
    COUNTRY = "country"
    UNCLEAR = "unclear"


class Basis(StrEnum):
    """Where a report's publication date was taken from."""

    CAPTURE = "capture"
    METADATA = "metadata"
    TEXT = "text"
    SAME_STORY = "same-story"
    UNCLEAR = "unclear"


class Position(StrEnum):
    """What an actor has done about an agreement."""

    INVITED = "invited"
    ATTENDING_INDIRECT = "attending-indirect"
    ATTENDING_DIRECT = "attending-direct"
    ASKED_FOR_TIME = "asked-for-time"
    ACCEPTS_IN_PRINCIPLE = "accepts-in-principle"
    AGREED = "agreed"
    INITIALLED = "initialled"
    SIGNED = "signed"
    SIGNED_WITH_RESERVATION = "signed-with-reservation"
    REFUSED = "refused"
    LEFT_WITHOUT_SIGNING = "left-without-signing"
    DENIED_HAVING_AGREED = "denied-having-agreed"
    SUSPENDED = "suspended"
    WITHDREW = "withdrew"


class Measure(StrEnum):
    """What a figure counts."""

    KILLED = "killed"
    WOUNDED = "wounded"
    DISPLACED = "displaced"
    DETAINED = "detained"
    CASUALTIES = "casualties"
    MISSING = "missing"
    VIOLATIONS = "violations"
    OTHER = "other"


class Qualifier(StrEnum):
    """How exactly a figure was said."""

    AT_LEAST = "at-least"
    MORE_THAN = "more-than"
    UP_TO = "up-to"
    LESS_THAN = "less-than"
    ABOUT = "about"
    EXACTLY = "exactly"
    VAGUE = "vague"


class OccurrenceKind(StrEnum):
    """What happened on the ground."""

    SHELLING = "shelling"
    AIR_STRIKE = "air-strike"
    DRONE_STRIKE = "drone-strike"
    MISSILE_STRIKE = "missile-strike"
    CLASH = "clash"
    OFFENSIVE = "offensive"
    CAPTURE = "capture"
    WITHDRAWAL = "withdrawal"
    DEPLOYMENT = "deployment"
    CEASEFIRE_VIOLATION = "ceasefire-violation"
    PRISONER_EXCHANGE = "prisoner-exchange"
    AID_BLOCKED = "aid-blocked"
    BLOCKADE = "blockade"
    DETENTION = "detention"
    EXPLOSION = "explosion"
    OTHER = "other"


class MeetingFormat(StrEnum):
    """Whether the parties faced each other."""

    DIRECT = "direct"
    INDIRECT = "indirect"


class Tie(StrEnum):
    """Why a later report depends on an earlier source."""

    COPIED = "copied"
    CREDIT = "credit"
    REVISION = "revision"
    TRANSLATION = "translation"


class MatterKind(StrEnum):
    """What question a matter asks."""

    POSITION = "position"
    FIGURE = "figure"
    INCIDENT = "incident"
    SUPPORT = "support"
    MEETING = "meeting"
    COMMITMENT = "commitment"
    APPEAL = "appeal"
    TRUCE = "truce"
    OTHER = "other"


class ContradictionKind(StrEnum):
    """In what two accounts cannot both be true."""

    VALUE = "value"
    TIME = "time"
    PLACE = "place"
    RESPONSIBILITY = "responsibility"
    STATUS = "status"
    DENIAL = "denial"


class Verdict(StrEnum):
    """What a person decided on whether two things are one."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


class Verification(StrEnum):
    """How well a matter is established; beyond `corroborated` only a person decides."""

    ALLEGED = "alleged"
    SINGLE_CHAIN = "single-chain"
    CORROBORATED = "corroborated"
    OBSERVED = "observed"
    VERIFIED = "verified"
    CONTRADICTED = "contradicted"
    NOT_VERIFIABLE = "not-verifiable"
    DISCOUNTED = "discounted"


class Finding(StrEnum):
    """What a person found when an incident was tested against a term in force."""

    NO_FINDING = "no-finding"
    UNDER_INQUIRY = "under-inquiry"
    VIOLATION_MINOR = "violation-minor"
    VIOLATION_SERIOUS = "violation-serious"
    NON_COMPLIANCE = "non-compliance"
    PERMITTED_ACT = "permitted-act"
    OUTSIDE_SCOPE = "outside-scope"
    NOT_IN_FORCE = "not-in-force"


class Responsibility(StrEnum):
    """On whose word somebody is held responsible."""

    CLAIMED_BY_SELF = "claimed-by-self"
    ALLEGED_BY_ADVERSARY = "alleged-by-adversary"
    ASSESSED_BY_MONITOR = "assessed-by-monitor"
    UNATTRIBUTED = "unattributed"


class ActorKind(StrEnum):
    """What an actor is."""

    PERSON = "person"
    STATE = "state"
    ORGANISATION = "organisation"
    FORCE = "force"
    OUTLET = "outlet"
    AGENCY = "agency"
    GROUP = "group"
    UNCLEAR = "unclear"


class Role(StrEnum):
    """What part an actor plays in the conflict and its talks, from what reports say."""

    CONFLICT_PARTY = "conflict party"
    MEDIATOR = "mediator"
    GUARANTOR = "guarantor"
    BACKER = "backer"
    MONITOR = "monitor"
    OBSERVER = "observer"
    HOST = "host"


class Dated(StrEnum):
    """By which day a counter dates what it counts."""

    EVENT = "event"
    REPORT = "report"
    UNCLEAR = "unclear"


class Conclusion(StrEnum):
    """What comparing figures of one counter concludes."""

    SUM = "sum"
    FALL = "fall"
    TRANSPOSED = "transposed"
    LATE_ADDITIONS = "late-additions"
    LOST = "lost"
    DAILY_CUMULATIVE = "daily-cumulative"
    BATCH = "batch"
    WINDOW = "window"
    EVENT_DATE = "event-date"
    DISAGREE = "disagree"
    DUPLICATE = "duplicate"
    SINCE = "since"


class Outcome(StrEnum):
    """How figures stand that were compared: not all right, to be asked about, accounted for, or a number derived."""

    CANNOT_BE = "cannot-be"
    ASK = "ask"
    EXPLAINED = "explained"
    DERIVED = "derived"
