public import Feedback
import Measures
import Persistence
public import Registry

/// A loop as it is kept.
public struct StoredLoop: Sendable, Hashable {
    /// The loop.
    public var loop: FeedbackLoop
    /// The stored id of the service.
    public var subject: Int64
    /// How many people say that it is fixed.
    public var fixed: Int
    /// How many people say that it is not.
    public var notFixed: Int
    /// How many submissions it rests on.
    public var submissions: Int
}

/// One step of a loop as it was taken.
public struct LoopEvent: Sendable, Hashable {
    /// When.
    public var at: Timestamp
    /// The word of the step, or `heard`.
    public var kind: String
    /// By whom.
    public var actor: String
    /// What was said with it.
    public var words: String?

    /// Creates an event.
    public init(at: Timestamp, kind: String, actor: String, words: String? = nil) {
        self.at = at
        self.kind = kind
        self.actor = actor
        self.words = words
    }
}

extension StoreTransaction {
    /// Keeps a loop that is new.
    public func add(_ loop: FeedbackLoop, of subject: Int64) throws {
        _ = try connection.execute(
            """
            INSERT INTO loop (id, subject_id, said, origin, state, opened_at, fixed_yes, fixed_no)
            VALUES (\(loop.id), \(subject), \(loop.said), \(loop.origin.rawValue), \(loop.state.rawValue),
                \(loop.openedAt.milliseconds), 0, 0)
            """)
    }

    /// Keeps a loop after a step.
    public func update(_ loop: FeedbackLoop) throws {
        var (measure, subject, none): (String?, Subject?, String?)
        switch loop.yardstick {
        case .some(.measure(let id, let of)): (measure, subject) = (id, of)
        case .some(.none(let because)): none = because
        case nil: break
        }
        _ = try connection.execute(
            """
            UPDATE loop SET state = \(loop.state.rawValue), owner = \(loop.owner), due = \(loop.due?.description),
                measure = \(measure), measure_kind = \(subject?.kind.rawValue), measure_path = \(subject?.path),
                not_measurable = \(none), did = \(loop.did), changed_at = \(loop.changedAt?.milliseconds),
                effect = \(loop.review?.effect.rawValue), value_before = \(KeptValue.text(loop.review?.before)),
                value_after = \(KeptValue.text(loop.review?.after)), reviewed_at = \(loop.review?.at.milliseconds),
                baseline = \(KeptValue.text(loop.baseline))
            WHERE id = \(loop.id)
            """)
    }

    /// Notes a step; steps are never changed.
    public func add(_ event: LoopEvent, ofLoop loop: Int64, id: Int64) throws {
        _ = try connection.execute(
            """
            INSERT INTO loop_event (id, loop_id, at, kind, actor, words)
            VALUES (\(id), \(loop), \(event.at.milliseconds), \(event.kind), \(event.actor), \(event.words))
            """)
    }

    /// The steps of a loop, oldest first.
    public func events(ofLoop loop: Int64) throws -> [LoopEvent] {
        try connection.rows("SELECT at, kind, actor, words FROM loop_event WHERE loop_id = \(loop) ORDER BY id").map {
            LoopEvent(
                at: Timestamp(milliseconds: try $0.int64("at")), kind: try $0.text("kind"),
                actor: try $0.text("actor"), words: try $0.optionalText("words"))
        }
    }

    /// A loop by its id.
    public func loop(id: Int64) throws -> StoredLoop? {
        try connection.row(Self.loops + " WHERE l.id = \(id)").map(Self.loop)
    }

    /// The loops of a service, newest first.
    public func loops(of subject: Int64, limit: Int) throws -> [StoredLoop] {
        try connection.rows(Self.loops + " WHERE l.subject_id = \(subject) ORDER BY l.id DESC LIMIT \(limit)")
            .map(Self.loop)
    }

    /// The loops of a service that are not over, newest first.
    public func openLoops(of subject: Int64, limit: Int) throws -> [StoredLoop] {
        try connection.rows(
            Self.loops + """
                 WHERE l.subject_id = \(subject) AND l.state NOT IN ('closed', 'declined')
                ORDER BY l.id DESC LIMIT \(limit)
                """
        ).map(Self.loop)
    }

    /// The newest loops of which something can be told in public, with the slug and the stored titles of their service.
    public func publicLoops(
        limit: Int, offset: Int
    ) throws -> [(service: String, title: String, loop: StoredLoop)] {
        try connection.rows(Self.loops + Self.arePublic + " ORDER BY l.id DESC LIMIT \(limit) OFFSET \(offset)")
            .map { (try $0.text("path"), try $0.text("title"), try Self.loop($0)) }
    }

    /// How many such loops there are.
    public func publicLoopCount() throws -> Int {
        let row = try connection.row(
            "SELECT COUNT(*) AS n FROM loop l JOIN subject s ON s.id = l.subject_id" + Self.arePublic)
        return Int(try row?.int64("n") ?? 0)
    }

    /// Ties a submission to a loop; whatever it belonged to before no longer counts it.
    public func link(submission: Int64, toLoop loop: Int64) throws {
        let former = try connection.row("SELECT loop_id FROM loop_submission WHERE submission_id = \(submission)")
        _ = try connection.execute(
            """
            INSERT INTO loop_submission (submission_id, loop_id) VALUES (\(submission), \(loop))
            ON CONFLICT (submission_id) DO UPDATE SET loop_id = excluded.loop_id, fixed = NULL
            """)
        if let former { try countFixed(ofLoop: former.int64("loop_id")) }
    }

    /// The loop that a submission belongs to, and whether its sender says that it is fixed.
    public func loop(ofSubmission submission: Int64) throws -> (loop: StoredLoop, fixed: Bool?)? {
        let row = try connection.row(
            "SELECT loop_id, fixed FROM loop_submission WHERE submission_id = \(submission)")
        guard let row, let loop = try loop(id: row.int64("loop_id")) else { return nil }
        return (loop, try row.optionalInt64("fixed").map { $0 != 0 })
    }

    /// Keeps whether the sender of a submission says that it is fixed; a second word replaces the first.
    public func say(fixed: Bool, submission: Int64, loop: Int64) throws {
        _ = try connection.execute(
            "UPDATE loop_submission SET fixed = \(fixed) WHERE submission_id = \(submission) AND loop_id = \(loop)")
        try countFixed(ofLoop: loop)
    }

    private func countFixed(ofLoop loop: Int64) throws {
        _ = try connection.execute(
            """
            UPDATE loop SET
                fixed_yes = (SELECT COUNT(*) FROM loop_submission WHERE loop_id = \(loop) AND fixed = 1),
                fixed_no = (SELECT COUNT(*) FROM loop_submission WHERE loop_id = \(loop) AND fixed = 0)
            WHERE id = \(loop)
            """)
    }

    /// Forgets who said that it is fixed or is not: something was changed since, or it begins anew.
    public func forgetFixed(ofLoop loop: Int64) throws {
        _ = try connection.execute("UPDATE loop_submission SET fixed = NULL WHERE loop_id = \(loop)")
        _ = try connection.execute("UPDATE loop SET fixed_yes = 0, fixed_no = 0 WHERE id = \(loop)")
    }

    private static let arePublic: SQL =
        " WHERE l.state IN ('acted', 'reviewed', 'closed', 'declined') AND s.retired_at IS NULL"

    private static let loops: SQL = """
        SELECT l.id, l.subject_id, l.said, l.origin, l.state, l.opened_at, l.owner, l.due, l.measure, l.measure_kind,
            l.measure_path, l.not_measurable, l.did, l.changed_at, l.effect, l.value_before, l.value_after,
            l.reviewed_at, l.baseline, l.fixed_yes, l.fixed_no, s.path, s.title,
            (SELECT COUNT(*) FROM loop_submission ls WHERE ls.loop_id = l.id) AS submissions
        FROM loop l JOIN subject s ON s.id = l.subject_id
        """

    private static func loop(_ row: SQLRow) throws -> StoredLoop {
        var yardstick: FeedbackLoop.Yardstick?
        if let measure = try row.optionalText("measure"), let path = try row.optionalText("measure_path") {
            yardstick = .measure(measure, Subject(kind: try kind(row.text("measure_kind")), path: path))
        } else if let why = try row.optionalText("not_measurable") {
            yardstick = .none(because: why)
        }
        var review: FeedbackLoop.Review?
        if let effect = try row.optionalText("effect"), let at = try row.optionalInt64("reviewed_at") {
            review = FeedbackLoop.Review(
                effect: try word(effect, column: "loop.effect"),
                before: try KeptValue.value(row.optionalText("value_before")),
                after: try KeptValue.value(row.optionalText("value_after")), at: Timestamp(milliseconds: at))
        }
        let loop = FeedbackLoop(
            id: try row.int64("id"), said: try row.text("said"),
            origin: try word(row.text("origin"), column: "loop.origin"),
            state: try word(row.text("state"), column: "loop.state"),
            openedAt: Timestamp(milliseconds: try row.int64("opened_at")), owner: try row.optionalText("owner"),
            due: try row.optionalText("due").flatMap { CivilDate($0) }, yardstick: yardstick,
            baseline: try KeptValue.value(row.optionalText("baseline")),
            did: try row.optionalText("did"),
            changedAt: try row.optionalInt64("changed_at").map { Timestamp(milliseconds: $0) }, review: review)
        return StoredLoop(
            loop: loop, subject: try row.int64("subject_id"), fixed: Int(try row.int64("fixed_yes")),
            notFixed: Int(try row.int64("fixed_no")), submissions: Int(try row.int64("submissions")))
    }
}
