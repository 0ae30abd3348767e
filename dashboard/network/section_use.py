"""Which flows go over which sections of the corridors, and what each section carries by that."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.sparse import coo_array, csr_array

from dashboard.network.graph import Graph, edge_numbers, matrix
from dashboard.network.ways import edges_of, steps_taken, trees_from


def section_use(graph: Graph, sections: Sequence[np.ndarray], nodes: np.ndarray) -> csr_array:
    """Return the part of each section that the way between each two regions takes.

    Parameters
    ----------
    graph
        The network of one mode.
    sections
        Edges of each section.
    nodes
        Node of each region, -1 for one that the network does not serve: shape (n,).

    Returns
    -------
    use
        Shape (n * n, sections), each row a pair of regions (the first times n, plus the second,
        the first standing before the second), each value from 0 to 1 by length.

    Notes
    -----
    All or nothing: each flow takes the shortest way. A flow that takes half of a section counts
    there with half of its tonnes, so that what a section carries is the mean along it.
    """
    share = _shares(graph, sections)
    on_section = np.diff(share.tocsc().indptr) > 0
    numbers, count = edge_numbers(graph), len(nodes)
    served = np.flatnonzero(nodes >= 0)
    parts = [coo_array((count * count, len(sections)))]
    for place, km, tree in trees_from(matrix(graph), nodes[served]):
        start, others = served[place], served[place + 1 :]
        others = others[np.isfinite(km[nodes[others]])]
        which, before, after = steps_taken(tree, int(nodes[start]), nodes[others])
        taken = edges_of(numbers, before, after)
        kept = on_section[taken]
        ways = csr_array(
            (np.ones(int(kept.sum())), (which[kept], taken[kept])),
            shape=(len(others), len(graph.ends)),
        )
        used = (ways @ share.T).tocoo()
        rows = start * count + others[used.row]
        parts.append(coo_array((used.data, (rows, used.col)), shape=parts[0].shape))
    return _added(parts)


def _shares(graph: Graph, sections: Sequence[np.ndarray]) -> csr_array:
    """Return the part of its section that each edge is, shape (sections, edges)."""
    rows = np.repeat(np.arange(len(sections)), [len(edges) for edges in sections])
    edges = np.concatenate([*sections, np.empty(0, dtype=np.int64)]).astype(np.int64)
    lengths = np.maximum(graph.km[edges], 1e-6)
    whole = np.bincount(rows, lengths, minlength=len(sections))
    return csr_array((lengths / whole[rows], (rows, edges)), shape=(len(sections), len(graph.ends)))


def _added(parts: Sequence[coo_array]) -> csr_array:
    rows, columns, values = (
        np.concatenate([getattr(part, name) for part in parts]) for name in ("row", "col", "data")
    )
    return csr_array((values, (rows, columns)), shape=parts[0].shape)


def carried(use: csr_array, tonnes: np.ndarray) -> np.ndarray:
    """Return what each section carries, both directions together.

    Parameters
    ----------
    use
        What `section_use` gives.
    tonnes
        Flows [year, from, to]; what is NaN is left out.

    Returns
    -------
    loads
        Shape (sections, years); NaN where flows go over the section and none of them is known,
        and in a year of which no flow is known. Where `known` is less than all, a load is at
        least so much.
    """
    loads = _sums(use, np.nan_to_num(tonnes))
    nothing = np.isnan(tonnes).all(axis=(1, 2))
    count, out_of = known(use, tonnes)
    loads[((count == 0) & (out_of > 0)) | nothing] = np.nan
    return loads


def known(use: csr_array, tonnes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return how many flows over each section are known, and how many there are.

    Parameters
    ----------
    use
        What `section_use` gives.
    tonnes
        Flows [year, from, to]; NaN where not known.

    Returns
    -------
    known, out_of
        Shape (sections, years); each direction counts for itself.
    """
    takes = csr_array((np.ones(use.nnz), use.indices, use.indptr), shape=use.shape)
    there, every = (~np.isnan(tonnes)).astype(np.float64), np.ones_like(tonnes)
    count, out_of = (_sums(takes, one).astype(np.int64) for one in (there, every))
    return count, out_of


def _sums(use: csr_array, flows: np.ndarray) -> np.ndarray:
    """Return the flows over each section, both directions added: shape (sections, years)."""
    both = flows + flows.transpose(0, 2, 1)
    sums: np.ndarray = use.T @ both.reshape(len(flows), -1).T
    return sums


def through(use: csr_array, ends_here: np.ndarray) -> csr_array:
    """Return the use of sections by what begins and ends elsewhere.

    Parameters
    ----------
    use
        What `section_use` gives.
    ends_here
        Shape (sections, regions): whether a region counts as being at the section.

    Returns
    -------
    use
        Of the same shape, for `carried` and `known`.
    """
    pairs = use.tocoo()
    first, second = np.divmod(pairs.row, ends_here.shape[1])
    passes = ~(ends_here[pairs.col, first] | ends_here[pairs.col, second])
    return csr_array((pairs.data[passes], (pairs.row[passes], pairs.col[passes])), shape=use.shape)
