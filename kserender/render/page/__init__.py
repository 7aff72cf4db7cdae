"""Writes a result as a web page: one file that asks nothing of any network, and can be read without scripts.

    proposals.comparison_html(comparison)   → what each proposal would decide: at a glance, then matter by matter
    versions.versions_html(versions)        → what was edited between two versions, in the text itself, with a list
    traced.trace_html(trace)                → whose wording was adopted
    merged.merged_html(merged)              → several alternatives put together: choices, and what nobody is against

The way of the data: a module for each page (versions by way of blocks and folding) → frame, which fills the templates
of templates/report/ (base, one for each page, style and script).
"""
