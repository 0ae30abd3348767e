"""How fast the atlas is, told in ratios measured in one run: ``make bench``."""

from __future__ import annotations

import itertools
import json
import re
import sys
from statistics import median
from urllib.parse import urlencode

from tests.bench import empty_app
from tests.bench.browsing import Browsed, browse
from tests.bench.connecting import QUESTIONS, connection_times
from tests.bench.flow_map import FlowTimes, measure_flows, ratio
from tests.bench.load import Answers, one_user, throughput
from tests.bench.memory import memory_mb
from tests.bench.publishing import PACKED, Reading, measure_publishing
from tests.bench.starting import start_steps
from tests.serving import Server, serving

USERS, EACH, TIMES = 20, 25, 200
EMPTY = "empty Dash callback"
AIM_P50, AIM_P95, AIM_THROUGHPUT = 4.0, 6.0, 0.6
AIM_FLOWS = 2.0
AIM_FIRST_MB, AIM_CHANGE_KB, AIM_MEMORY_MB = 1.7, 10.0, 250.0
AIM_PAGE_KB, AIM_PAINT_S, AIM_NGINX, AIM_PUBLISH_S = 150.0, 2.0, 0.3, 20.0
AIM_CONNECTION_P50, AIM_CONNECTION_P95 = 150.0, 400.0
COUNTRIES = (
    *("SE", "DE", "FR", "IT", "ES", "PL", "NL", "BE", "AT", "CZ", "DK", "FI", "NO"),
    *("PT", "RO", "HU", "SK", "SI", "HR", "BG", "EL", "LT", "LV", "EE", "IE", "LU"),
)
YEARS = range(2006, 2024)
QUERY = re.compile(r"measure=modal_split[^\"]*")


def say(text: str = "") -> None:
    """Write one line."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def judge(what: str, measured: str, aim: str, kept: bool) -> None:
    """Write one aim, what was measured and whether it was reached."""
    say(f"  {what:<52} {measured:>14}   aim {aim:<12} {'reached' if kept else 'MISSED'}")


def queries() -> list[str]:
    """Return views that all differ, in an order that jumps about."""
    views = itertools.product(YEARS, ("road", "rail", "inland_waterway"), COUNTRIES)
    asked = [
        urlencode(
            {"measure": "modal_split", "year": year, "mode": mode, "level": 0, "select": country}
        )
        + "&layers=ports,clusters,corridors&lang=en"
        for year, mode, country in views
    ]
    return [asked[(number * 617) % len(asked)] for number in range(len(asked))]


def varied(body: str, views: list[str]) -> list[bytes]:
    """Return what the page asked once, asked for other views."""
    return [QUERY.sub(view, body).encode() for view in views]


def short(output: str) -> str:
    """Return a name for a callback: the first thing that it fills."""
    first = output.strip(".").split("...")[0]
    more = output.count("...")
    return f"{first} and {more} more" if more else first


def tell_callbacks(empty: Server, atlas: Server, seen: Browsed) -> None:
    """Measure the callbacks of a change of year against one that does nothing."""
    nothing = [json.dumps(empty_app.BODY).encode()]
    views = queries()
    asked = {EMPTY: (empty, nothing)}
    asked |= {out: (atlas, varied(body, views)) for out, body in seen.bodies.items()}
    one_user(asked, 10)
    fresh = one_user(asked, TIMES)
    again = {EMPTY: (empty, nothing)}
    again |= {out: (atlas, varied(body, views[:20])) for out, body in seen.bodies.items()}
    one_user(again, 20)
    kept = one_user(again, TIMES)
    say("\nCallbacks of one change, one user: ms p50/p95, and against the empty one")
    for title, found in (("each view asked for the first time", fresh), ("asked again", kept)):
        say(f"  {title}")
        tell_answers(found)
    worst50 = max(a.p50 for n, a in fresh.items() if n != EMPTY) / fresh[EMPTY].p50
    worst95 = max(a.p95 for n, a in fresh.items() if n != EMPTY) / fresh[EMPTY].p95
    judge("slowest callback, p50", f"{worst50:.1f} x", f"<= {AIM_P50:g} x", worst50 <= AIM_P50)
    judge("slowest callback, p95", f"{worst95:.1f} x", f"<= {AIM_P95:g} x", worst95 <= AIM_P95)
    tell_throughput(asked)


def tell_answers(found: dict[str, Answers]) -> None:
    """Write the times of some callbacks."""
    base = found[EMPTY]
    for name, own in found.items():
        ratio = "" if name == EMPTY else f"{own.p50 / base.p50:.1f} x / {own.p95 / base.p95:.1f} x"
        say(f"    {short(name):<46} {own.p50:6.1f} /{own.p95:6.1f}  {ratio:<15} {own.size:7.0f} B")


def tell_throughput(asked: dict[str, tuple[Server, list[bytes]]]) -> None:
    """Measure answers a second with many users, in turns, for new views and for known ones."""
    say(f"\nThroughput, {USERS} users at once: answers a second, and of the empty one")
    first = {name: (server, bodies[TIMES:] or bodies) for name, (server, bodies) in asked.items()}
    for title, dealt in (("each view for the first time", first), ("asked again", first)):
        rates = {
            name: throughput(server, bodies[: USERS * EACH], USERS, EACH)
            for name, (server, bodies) in dealt.items()
        }
        say(f"  {title}")
        for name, rate in rates.items():
            say(f"    {short(name):<46} {rate:8.0f}  {rate / rates[EMPTY]:.2f}")
        worst = min(rate for name, rate in rates.items() if name != EMPTY) / rates[EMPTY]
        aim = f">= {AIM_THROUGHPUT:g}"
        judge(f"slowest callback, {title}", f"{worst:.2f} x", aim, worst >= AIM_THROUGHPUT)


def tell_page(seen: Browsed) -> None:
    """Write what the browser saw."""
    total = sum(seen.first_bytes.values()) / 1e6
    say("\nFirst page, kB on the wire")
    for part, size in seen.first_bytes.items():
        say(f"    {part:<46} {size / 1e3:8.1f}")
    judge("first page", f"{total:.2f} MB", f"<= {AIM_FIRST_MB:g} MB", total <= AIM_FIRST_MB)
    say(f"    first map painted after {seen.painted_s:.1f} s (software WebGL)")
    change = sum(seen.change_bytes.values()) / 1e3
    say("  One change of year, kB on the wire")
    for url, size in seen.change_bytes.items():
        say(f"    {short(url.split()[-1]):<46} {size / 1e3:8.1f}")
    judge(
        "one change of year",
        f"{change:.1f} kB",
        f"<= {AIM_CHANGE_KB:g} kB",
        change <= AIM_CHANGE_KB,
    )
    say("\nChange of year, key to painted, ms (median / slowest; software WebGL)")
    for name, times in (("map", seen.to_map_ms), ("map and charts", seen.to_all_ms)):
        say(f"    {name:<46} {median(times):6.0f} /{max(times):6.0f}")


def tell_flows(times: FlowTimes) -> None:
    """Write how long the flow map takes, against the choropleth, and its cube against DuckDB."""
    say("\nFlow map, click to painted, ms (median / slowest; software WebGL)")
    for name, found in (("choropleth", times.choropleth), ("with flows", times.flows)):
        say(f"    {name:<46} {median(found):6.0f} /{max(found):6.0f}")
    slower = ratio(times)
    aim = f"<= {AIM_FLOWS:g} x"
    judge("flow map against the choropleth", f"{slower:.2f} x", aim, slower <= AIM_FLOWS)
    say("  Largest partners of a region, asked for the first time, ms (median / slowest)")
    for name, found in (("cube of flows", times.cube), ("DuckDB on the raw Parquet", times.raw)):
        say(f"    {name:<46} {median(found):6.1f} /{max(found):6.1f}")


def tell_connections(server: Server) -> None:
    """Measure questions on connections, each asked for the first time."""
    p50, p95 = connection_times(server)
    say(f"\nConnections, {QUESTIONS} questions that all differ, one user")
    aims = (("p50", p50, AIM_CONNECTION_P50), ("p95", p95, AIM_CONNECTION_P95))
    for name, taken, aim in aims:
        judge(f"answer in JSON, {name}", f"{taken:.0f} ms", f"<= {aim:g} ms", taken <= aim)


def tell_publishing(found: Reading) -> None:
    """Write how long publishing takes, and how fast a published page is read."""
    say("\nA published page, 334 regions and 19 years: kB on the wire before it can be read")
    for name, size in found.first_bytes.items():
        say(f"    {name:<46} {size / 1e3:8.1f}")
    first = sum(found.first_bytes.values()) / 1e3
    judge(
        "before it can be read", f"{first:.0f} kB", f"<= {AIM_PAGE_KB:g} kB", first <= AIM_PAGE_KB
    )
    say(f"    {'in all, with its script and the states':<46} {found.all_bytes / 1e3:8.1f}")
    paint = found.painted_s
    judge("largest paint, slow 4G", f"{paint:.2f} s", f"<= {AIM_PAINT_S:g} s", paint <= AIM_PAINT_S)
    say("  Answers a second for the page, 20 connections: app, nginx, and of the second the first")
    for kind, (app, nginx) in found.rates.items():
        say(f"    {kind:<46} {app:8.0f} {nginx:8.0f}  {app / nginx:.2f}")
    same = [app / nginx for kind, (app, nginx) in found.rates.items() if kind != PACKED]
    aim = f">= {AIM_NGINX:g}"
    judge("app against nginx, same folder", f"{min(same):.2f} x", aim, min(same) >= AIM_NGINX)
    taken = found.seconds
    aim = f"<= {AIM_PUBLISH_S:g} s"
    judge("publishing, three languages", f"{taken:.1f} s", aim, taken <= AIM_PUBLISH_S)


def tell_server(server: Server, before: dict[str, float] | None) -> None:
    """Write how long the server took to start, and its memory before and after the load."""
    say(f"\nStart-up: {server.ready_s:.2f} s from start to the first answer")
    for step, seconds in start_steps().items():
        say(f"    {step:<46} {seconds:8.2f} s")
    after = memory_mb(server)
    say("\nMemory of the server, MB (proportional set size): after the first page, after the load")
    if before is None or after is None:
        say("    This system does not tell.")
        return
    for name, size in after.items():
        say(f"    {name:<46} {before[name]:8.0f} {size:8.0f}")
    total = sum(after.values())
    judge(
        "server, after the load",
        f"{total:.0f} MB",
        f"<= {AIM_MEMORY_MB:g} MB",
        total <= AIM_MEMORY_MB,
    )


def main() -> None:
    """Measure, and write what was found."""
    with serving("tests.bench.empty_app:server", path="/") as empty, serving("app:server") as atlas:
        seen = browse(atlas)
        before = memory_mb(atlas)
        tell_page(seen)
        tell_callbacks(empty, atlas, seen)
        tell_flows(measure_flows(atlas))
        tell_connections(atlas)
        tell_server(atlas, before)
    tell_publishing(measure_publishing())


if __name__ == "__main__":
    main()
