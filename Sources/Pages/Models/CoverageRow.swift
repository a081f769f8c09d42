public import Measures
public import Registry

/// One task and how much is known of it on each channel.
public struct CoverageRow: Sendable, Hashable {
    /// How much is known of a task on a channel, the best knowledge first.
    public enum Grade: String, CaseIterable, Sendable, Hashable {
        /// People really completed it.
        case used
        /// A journey probe or a human check finished it.
        case done
        /// The door answers.
        case reachable
        /// Somebody said so.
        case declared
        /// It was tried and does not work.
        case fails
        /// Something should say, and nothing did lately.
        case unverified
        /// It need not be offered there.
        case exempt
        /// It is not offered there.
        case absent

        /// Whether something was seen of it, for better or worse: more is known than what somebody declared.
        public var isSeen: Bool {
            switch self {
            case .used, .done, .reachable, .fails: true
            case .declared, .unverified, .exempt, .absent: false
            }
        }

        /// Whether there is anything to be known: what is not offered needs no proof.
        public var isOffered: Bool { self != .exempt && self != .absent }
    }

    /// One channel of the row.
    public struct Cell: Sendable, Hashable {
        /// How much is known.
        public var grade: Grade
        /// The status now; nothing where the task is not offered.
        public var status: Status?

        /// Creates a cell.
        public init(grade: Grade, status: Status? = nil) {
            self.grade = grade
            self.status = status
        }
    }

    /// What people do; nothing for a service that declares no tasks.
    public var task: Text?
    /// One cell for each channel of the service, in its order.
    public var cells: [Cell]

    /// Creates a row.
    public init(task: Text?, cells: [Cell]) {
        self.task = task
        self.cells = cells
    }
}

/// How much of a table of tasks and channels is known and not only declared.
public struct CoverageKnowledge: Sendable, Hashable {
    /// The cells of which something was seen.
    public var seen: Int
    /// The cells of which something could be known: all but those that are not offered.
    public var offered: Int

    /// Counts the cells of a table.
    public init(_ rows: [CoverageRow]) {
        let cells = rows.flatMap(\.cells)
        seen = cells.count { $0.grade.isSeen }
        offered = cells.count { $0.grade.isOffered }
    }

    /// The share of what is offered of which something was seen, 0 to 1; nothing where nothing is offered.
    public var share: Double? { offered > 0 ? Double(seen) / Double(offered) : nil }
}
