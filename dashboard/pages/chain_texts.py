"""What is said of connections: formula, cautions, what is missing, what would tip the balance."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.figures.chain_words import chain_told, place_name, significant
from dashboard.measures.atlas import Atlas
from dashboard.measures.chains.balance import Change, Turn
from dashboard.measures.chains.comparison import Comparison
from dashboard.measures.chains.elements import Chain
from dashboard.measures.chains.inputs import Settings
from dashboard.measures.chains.rates import ROAD, SEA
from dashboard.words import N_, Words

CONNECTIONS_AT, NETWORK_AT = "/connections/", "/network/"
TITLE = N_("Connections")
NOT_FOR = N_(
    "Not for a tender, not for a timetable, and not for a company’s carbon report: that needs "
    "the company’s own data."
)
FORMULA = (
    N_(
        "Emissions of a leg = tonnes × shortest kilometres × distance adjustment × energy for a "
        "tonne-kilometre × emissions of the energy, tank to wheel and well to tank apart."
    ),
    N_("Emissions of a transhipment = tonnes × emissions of a transhipment for a tonne."),
    N_(
        "Time = kilometres ÷ speed, with breaks and rests of one driver by Regulation (EC) "
        "561/2006 on the road, and loading, unloading and waiting in terminals."
    ),
    N_("Cost = tonnes × kilometres × cost of a tonne-kilometre, and the lifts in terminals."),
)
CAUTIONS = (
    N_("Every figure is an estimate of this atlas, from published averages."),
    N_("Trains and ships are taken to run wherever the network leads; whether they do is unknown."),
    N_("The load shares the lorry with other loads, as full as the average one."),
    N_("Waiting for the departure is not counted until you give departures a week."),
    N_(
        "Rail cost rests on one trip of 165 km in 2018. Sources for longer trips are lower or "
        "count other things."
    ),
    N_("Prices are of different years, 2008 to 2024, and are not carried to one year."),
    N_("Energy of transhipments is in no source and is left out; their emissions are in."),
    N_(
        "A chain is compared only with chains of which the same is known. It is not beaten if no "
        "other is as good in cost, time and emissions and better in one."
    ),
)
_BESTS = {
    "eur": N_("Lowest cost"),
    "hours": N_("Fastest"),
    "wtw_kg": N_("Lowest emissions"),
}
_SHIP = {
    "ship_eur_tkm": N_("cost of a ship"),
    "ship_kmh": N_("speed of a ship"),
    "ship_hours": N_("hours of loading a ship"),
}


def ends_told(place_ids: Sequence[str], atlas: Atlas, words: Words) -> list[str]:
    """Return what is not known of the ends of a connection, a sentence for each.

    Parameters
    ----------
    place_ids
        Where it begins and ends.
    atlas
        Knows which modes a cluster has.
    words
        The reader's language.
    """
    return [
        words.say(
            "No source says whether {place} has a railway or a quay: chains begin and end there "
            "by road.",
            place=place_name(place, atlas),
        )
        for place in dict.fromkeys(place_ids)
        if atlas.places[place].kind == "cluster" and not atlas.places[place].facts.get("modes")
    ]


def bests_told(number: int, compared: Comparison, words: Words) -> list[str]:
    """Return what a chain is the best in."""
    return [words.say(_BESTS[key]) for key, best in compared.best.items() if best == number]


def missing_told(chain: Chain, settings: Settings, words: Words) -> list[str]:
    """Return what the reader would have to give for what is not known of a chain."""
    wanted = []
    if SEA in chain.modes:
        wanted += [words.say(name) for key, name in _SHIP.items() if settings[key] != settings[key]]
    is_cold = settings.is_cooled and settings["reefer_kw"] != settings["reefer_kw"]
    if is_cold and chain.departures:
        wanted.append(words.say("power of cooling"))
    return wanted


def headline(compared: Comparison, places: tuple[str, str], atlas: Atlas, words: Words) -> str:
    """Return in one or two sentences which chain emits least, and how it stands against road.

    Parameters
    ----------
    compared
        The chains.
    places
        Names of both ends.
    atlas
        Names of the places on the way.
    words
        The reader's language.
    """
    begin, end = places
    number = compared.best["wtw_kg"]
    if number < 0:
        return words.say(
            "Emissions from {begin} to {end} cannot be told: the inputs say what is missing.",
            begin=begin,
            end=end,
        )
    least = compared.chains[number]
    told = words.say(
        "From {begin} to {end}, {chain} emits least: {kg} kg CO₂e.",
        begin=begin,
        end=end,
        chain=chain_told(least, atlas, words),
        kg=significant(least.wtw_kg, words),
    )
    return " ".join([told, *_against_road(compared, least, words), *_unknown(compared, words)])


def _against_road(compared: Comparison, least: Chain, words: Words) -> list[str]:
    road = next((one for one in compared.chains if one.modes == (ROAD,)), None)
    if road is None:
        return [words.say("There is no way by road alone.")]
    if road is least:
        return []
    share = words.percent(100 * (1 - least.wtw_kg / road.wtw_kg), 0)
    return [words.say("That is {share} less than by road.", share=share)]


def _unknown(compared: Comparison, words: Words) -> list[str]:
    """Return how many of the chains have emissions that are not known."""
    number = sum(chain.wtw_kg != chain.wtw_kg for chain in compared.chains)
    if not number:
        return []
    return [
        words.count(
            "Emissions of {n} other way are not known.",
            "Emissions of {n} other ways are not known.",
            number,
        )
    ]


def turn_told(turn: Turn, atlas: Atlas, words: Words) -> str:
    """Return what one input would have to be for another chain to be the best."""
    if turn.best is None or turn.rivals < 2:
        return words.say(_TOO_FEW[turn.key])
    best = chain_told(turn.best, atlas, words)
    first = words.say(_PRESENT[turn.measure], chain=best[:1].upper() + best[1:])
    if not turn.changes:
        ends = {"least": _plain(turn.least, words), "most": _plain(turn.most, words)}
        return first + " " + words.say(_NEVER[turn.key], **ends)
    now = [words.say(_DIESEL_NOW, at=words.number(turn.present, 2))]
    changes = [_change_told(turn, one, atlas, words) for one in turn.changes]
    return " ".join([first, *(now if turn.key == "diesel_price" else []), *changes])


def _change_told(turn: Turn, one: Change, atlas: Atlas, words: Words) -> str:
    sentence = _CHANGES[turn.key, one.is_more]
    decimals = 2 if turn.key == "diesel_price" else 1
    at = words.number(one.at, decimals)
    return words.say(sentence, at=at, chain=chain_told(one.chain, atlas, words))


def _plain(value: float, words: Words) -> str:
    return words.number(value, 0 if value == int(value) else 1)


_PRESENT = {
    "eur": N_("{chain} costs least."),
    "hours": N_("{chain} is the fastest."),
}
_DIESEL_NOW = N_("Diesel is taken at {at} EUR/l.")
_CHANGES = {
    ("diesel_price", True): N_("Above {at} EUR/l, {chain} costs less."),
    ("diesel_price", False): N_("Below {at} EUR/l, {chain} costs less."),
    ("departures", True): N_("With more than {at} departures a week, {chain} is faster."),
    ("departures", False): N_("With fewer than {at} departures a week, {chain} is faster."),
    ("dwell_h", True): N_("With over {at} further hours at each terminal, {chain} is faster."),
    ("dwell_h", False): N_("With under {at} further hours at each terminal, {chain} is faster."),
}
_NEVER = {
    "diesel_price": N_("No price of diesel between {least} and {most} EUR/l changes that."),
    "departures": N_("No number of departures between {least} and {most} a week changes that."),
    "dwell_h": N_("No time in terminals between {least} and {most} further hours changes that."),
}
_TOO_FEW = {
    "diesel_price": N_("Price of diesel: there are not two chains of which the cost is known."),
    "departures": N_("Departures: there are not two chains of which the time is known."),
    "dwell_h": N_("Time in terminals: there are not two chains of which the time is known."),
}
