#if Postgres
    extension DatastoreError {
        /// What the server reported, in our words; never the report's details, which repeat values.
        init(_ result: borrowing PostgresResult, place: String, statement: String? = nil) {
            let state = result.field("C") ?? ""
            let detail = "\(result.field("M") ?? "the server gave no reason") (SQLSTATE \(state))"
            self.init(Self.kind(state: state, result), detail, place: place, statement: statement)
        }

        /// The kind of failure that a SQLSTATE stands for.
        ///
        /// Source: PostgreSQL 15, Appendix A, "PostgreSQL Error Codes".
        private static func kind(state: String, _ result: borrowing PostgresResult) -> Kind {
            switch state {
            case "40001", "40P01": return .conflict
            case "55P03", "57014", "53300": return .busy
            case "53100": return .diskFull
            case "25006": return .readOnly
            case "57P01", "57P02", "57P03", "25P03": return .connectionLost
            case "XX001", "XX002": return .corrupt
            case "23505": return .constraint(constraint(.unique, result))
            case "23503": return .constraint(constraint(.foreignKey, result))
            case "23502": return .constraint(constraint(.notNull, result))
            case "3D000", "42501": return .cannotOpen
            default: break
            }
            switch state.prefix(2) {
            case "08": return .connectionLost
            case "22": return .invalidValue
            case "23": return .constraint(constraint(.check, result))
            case "28": return .cannotOpen
            case "42", "0A", "25": return .statement
            case "53": return .busy
            case "58": return .corrupt
            default: return .other
            }
        }

        private static func constraint(_ kind: Constraint.Kind, _ result: borrowing PostgresResult) -> Constraint {
            var columns: [String] = []
            if let column = result.field("c") {
                columns = [column]
            } else if let detail = result.field("D"), detail.hasPrefix("Key ("), let end = detail.firstIndex(of: ")") {
                // "Key (kind, path)=(…) already exists.": the names are wanted, the values are not.
                columns = detail[detail.index(detail.startIndex, offsetBy: 5)..<end].split(separator: ",")
                    .map { String($0.drop { $0 == " " }) }
            }
            return Constraint(kind: kind, table: result.field("t"), columns: columns, name: result.field("n"))
        }
    }
#endif
