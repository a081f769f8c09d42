import Persistence

extension Migration {
    /// Hosts whose names have led to the public internet, so that one which no longer does is known to be closed to people.
    static let publicHosts = Migration(
        "16 public hosts",
        ["CREATE TABLE public_host (host \(.text) NOT NULL PRIMARY KEY, first_seen \(.int64) NOT NULL)"])
}
