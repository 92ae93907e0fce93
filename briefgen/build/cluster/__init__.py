"""Many machines: a Dask cluster makes the briefs of a build."""
