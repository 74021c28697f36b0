// The precompiled header has to belong to a target; this is its one source.
