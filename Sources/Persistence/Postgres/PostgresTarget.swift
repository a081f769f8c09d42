#if Postgres
    import CPostgres

    /// A PostgreSQL database and how to get in.
    struct PostgresTarget: Sendable {
        /// The address as it was given, without a password.
        let address: String
        let password: String?
        /// How long to wait for a lock, in milliseconds.
        let busyTimeout: Int
        /// Server and database in words, for messages.
        let place: String

        init(address: String, password: String?, busyTimeout: Int) throws(DatastoreError) {
            self.address = address
            self.password = password
            self.busyTimeout = busyTimeout
            let shown = DatastoreLocation.postgres(address).description
            let options = try Self.options(of: address, shown: shown)
            guard options["password"] == nil else {
                throw DatastoreError(
                    .cannotOpen,
                    "the address holds a password, which others on this machine could read; write the address without it "
                        + "and give the password as a secret in the configuration",
                    place: "postgres://\(options["host"] ?? "")")
            }
            place = shown
        }

        private static func options(of address: String, shown: String) throws(DatastoreError) -> [String: String] {
            guard let first = PQconninfoParse(address, nil) else {
                // libpq's own words may repeat the address, and with it a password.
                throw DatastoreError(
                    .cannotOpen, "the address cannot be read; expected postgres://user@host:port/name", place: shown)
            }
            defer { PQconninfoFree(first) }
            var options: [String: String] = [:]
            var option = first
            while let keyword = option.pointee.keyword {
                if let value = option.pointee.val { options[String(cString: keyword)] = String(cString: value) }
                option += 1
            }
            return options
        }
    }
#endif
