"""How long a lorry with one driver is under way: driving, breaks and rest."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Hours = npt.NDArray[np.float64]
DAYS_BEFORE_WEEKLY_REST = 6


class RestRules(NamedTuple):
    """The parts of Regulation (EC) 561/2006 that set the pace of one driver, in hours."""

    daily_driving: float = 9.0
    break_after: float = 4.5
    break_length: float = 0.75
    daily_rest: float = 11.0
    weekly_rest: float = 45.0


RULES = RestRules()


def rest_hours(driving: Hours, rules: RestRules = RULES) -> Hours:
    """Return the breaks and rests that fall into a journey.

    Parameters
    ----------
    driving
        Hours at the wheel; NaN stays NaN.
    rules
        The rule.

    Returns
    -------
    rest
        Hours, of the same shape. A break or rest that would come after the last metre is not
        counted.

    Notes
    -----
    One driver, who starts rested and drives as much as the rule allows on every day: the longer
    days (10 h twice a week), shorter rests (9 h) and split breaks are left out, and so are
    waiting at the border, in traffic and for a place to park. Every sixth rest is the weekly
    one. Not for planning a driver's week.

    Examples
    --------
    >>> rest_hours(np.array([4.5, 9.0, 9.5, 18.0, 60.0]))
    array([  0.  ,   0.75,  11.75,  12.5 , 105.25])
    """
    days = np.maximum(np.ceil(driving / rules.daily_driving), 1)
    last = driving - (days - 1) * rules.daily_driving
    breaks = (days - 1) + (last > rules.break_after)
    nights = days - 1
    weeks = np.floor(nights / DAYS_BEFORE_WEEKLY_REST)
    rest: Hours = (
        breaks * rules.break_length
        + (nights - weeks) * rules.daily_rest
        + weeks * rules.weekly_rest
    )
    return rest
