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
