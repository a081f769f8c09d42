public import Feedback
import Foundation
import Persistence
public import Registry

/// A submission as it is kept.
public struct StoredSubmission: Sendable, Hashable {
    /// One answer as it is kept.
    public struct Answer: Sendable, Hashable {
        /// The question.
        public var question: String
        /// The options chosen.
        public var options: [String]
        /// The words, without personal data; nothing where the person took them back.
        public var words: String?
    }

    /// The id.
    public var id: Int64
    /// The stored id of the service.
    public var subject: Int64
    /// The slug of the channel.
    public var channel: String
    /// The question set and its version.
    public var questionSet: String
    /// The version of the question set.
    public var version: Int
    /// Who filled the form in.
    public var mode: Submission.Mode
    /// The language of the form.
    public var language: String
    /// When it came.
    public var receivedAt: Timestamp
    /// Where it is on its way.
    public var state: Submission.State
    /// Signs that it is nobody's words.
    public var signs: [SpamSign]
    /// The answers.
    public var answers: [Answer]
}

/// One thing that happened to a submission.
public struct SubmissionEvent: Sendable, Hashable {
    /// The kinds of things.
    public enum Kind: String, CaseIterable, Sendable, Hashable {
        case received, acknowledged, answered, released
        case noAction = "no_action"
        /// The person took their words back.
        case withdrawn
    }

    /// When.
    public var at: Timestamp
    /// What.
    public var kind: Kind
    /// By whom: the name of a token, or `person`.
    public var actor: String
    /// What the person may read of it.
    public var words: String?

    /// Creates an event.
    public init(at: Timestamp, kind: Kind, actor: String, words: String? = nil) {
        self.at = at
        self.kind = kind
        self.actor = actor
        self.words = words
    }
}

extension StoreTransaction {
    /// Keeps a submission with its answers.
    public func add(
        _ submission: Submission, id: Int64, of subject: Int64, channel: String, followDigest: String, at now: Timestamp
    ) throws {
        let taken = submission.words.map(\.text.taken).reduce(into: [String: Int]()) { all, some in
            for (kind, count) in some { all[kind.rawValue, default: 0] += count }
        }
        _ = try connection.execute(
            """
            INSERT INTO submission (id, subject_id, channel, question_set, set_version, mode, language, received_at,
                state, follow_digest, signs, taken, redaction_version)
            VALUES (\(id), \(subject), \(channel), \(submission.questionSet), \(submission.version),
                \(submission.mode.rawValue), \(submission.language), \(now.milliseconds),
                \(submission.firstState.rawValue), \(followDigest), \(try Self.json(submission.signs)),
                \(try Self.json(taken)), \(Redactor.version))
            """)
        for (question, answer) in submission.answers.sorted(by: { $0.key < $1.key }) {
            var (options, words): (String?, String?)
            switch answer {
            case .options(let chosen): options = chosen.joined(separator: ",")
            case .words(let text): words = Self.storable(text.text)
            }
            _ = try connection.execute(
                """
                INSERT INTO answer (submission_id, question, options, words)
                VALUES (\(id), \(question), \(options), \(words))
                """)
        }
    }

    /// Adds the choices of a submission to the sums of its day; the empty choice counts the people who answered.
    public func count(_ submission: Submission, of channel: Int64, at now: Timestamp) throws {
        let day = now.milliseconds / 86_400_000
        for (question, answer) in submission.answers.sorted(by: { $0.key < $1.key }) {
            guard case .options(let chosen) = answer else { continue }
            for choice in chosen + [""] {
                _ = try connection.execute(
                    """
                    INSERT INTO answer_day (subject_id, question_set, set_version, day, question, choice, answers)
                    VALUES (\(channel), \(submission.questionSet), \(submission.version), \(day), \(question),
                        \(choice), 1)
                    ON CONFLICT (subject_id, question_set, set_version, day, question, choice)
                    DO UPDATE SET answers = answer_day.answers + 1
                    """)
            }
        }
    }

    /// How often each choice was made on some channels from one day to another, both included.
    public func answerSums(
        of channels: [Int64], set: String, version: Int, days: ClosedRange<Int64>
    ) throws -> [String: [String: Int]] {
        var sums: [String: [String: Int]] = [:]
        for channel in channels {
            let rows = try connection.rows(
                """
                SELECT question, choice, SUM(answers) AS n FROM answer_day
                WHERE subject_id = \(channel) AND question_set = \(set) AND set_version = \(version)
                    AND day >= \(days.lowerBound) AND day <= \(days.upperBound)
                GROUP BY question, choice
                """)
            for row in rows {
                sums[try row.text("question"), default: [:]][try row.text("choice"), default: 0] += Int(
                    try row.real("n"))
            }
        }
        return sums
    }

    /// The submission that a key was used for before, with the digest of what was sent with it.
    public func submission(ofKey digest: String, subject: Int64) throws -> (id: Int64, bodyDigest: String)? {
        try connection.row(
            """
            SELECT submission_id, body_digest FROM submission_key
            WHERE subject_id = \(subject) AND key_digest = \(digest)
            """
        ).map { (try $0.int64("submission_id"), try $0.text("body_digest")) }
    }

    /// Keeps that a key was used.
    public func use(
        key digest: String, body: String, submission: Int64, subject: Int64, at now: Timestamp
    ) throws {
        _ = try connection.execute(
            """
            INSERT INTO submission_key (subject_id, key_digest, body_digest, submission_id, used_at)
            VALUES (\(subject), \(digest), \(body), \(submission), \(now.milliseconds))
            """)
    }

    /// Forgets keys that were used before a moment, at most a number of them; gives how many.
    public func dropKeys(usedBefore moment: Timestamp, limit: Int) throws -> Int {
        try connection.execute(
            """
            DELETE FROM submission_key WHERE key_digest IN (
                SELECT key_digest FROM submission_key WHERE used_at < \(moment.milliseconds) LIMIT \(limit))
                AND used_at < \(moment.milliseconds)
            """)
    }

    /// A submission by the digest of its follow code.
    public func submission(followDigest: String) throws -> StoredSubmission? {
        try connection.row(Self.submissions + " WHERE follow_digest = \(followDigest)").map(submission)
    }

    /// A submission by its id.
    public func submission(id: Int64) throws -> StoredSubmission? {
        try connection.row(Self.submissions + " WHERE id = \(id)").map(submission)
    }

    /// The submissions of a service, newest first.
    public func submissions(
        of subject: Int64, state: Submission.State?, limit: Int, offset: Int
    ) throws -> [StoredSubmission] {
        var statement = Self.submissions + " WHERE subject_id = \(subject)"
        if let state { statement = statement + " AND state = \(state.rawValue)" }
        return try connection.rows(statement + " ORDER BY id DESC LIMIT \(limit) OFFSET \(offset)").map(submission)
    }

    /// How many submissions of a service are in each state.
    public func submissionCounts(of subject: Int64) throws -> [Submission.State: Int] {
        var counts: [Submission.State: Int] = [:]
        let rows = try connection.rows(
            "SELECT state, COUNT(*) AS n FROM submission WHERE subject_id = \(subject) GROUP BY state")
        for row in rows {
            counts[try Self.word(row.text("state"), column: "submission.state")] = Int(try row.int64("n"))
        }
        return counts
    }

    /// Moves a submission on its way, and notes what happened.
    public func move(
        submission id: Int64, to state: Submission.State?, event: SubmissionEvent, eventID: Int64
    ) throws {
        if let state {
            _ = try connection.execute("UPDATE submission SET state = \(state.rawValue) WHERE id = \(id)")
        }
        _ = try connection.execute(
            """
            INSERT INTO submission_event (id, submission_id, at, kind, actor, words)
            VALUES (\(eventID), \(id), \(event.at.milliseconds), \(event.kind.rawValue), \(event.actor), \(event.words))
            """)
    }

    /// Takes the words of a submission out; what was chosen stays in the sums.
    public func eraseWords(ofSubmission id: Int64) throws {
        _ = try connection.execute(
            "UPDATE answer SET words = NULL WHERE submission_id = \(id) AND words IS NOT NULL")
    }

    /// What happened to a submission, oldest first.
    public func events(ofSubmission id: Int64) throws -> [SubmissionEvent] {
        try connection.rows(
            "SELECT at, kind, actor, words FROM submission_event WHERE submission_id = \(id) ORDER BY id"
        ).map { row in
            SubmissionEvent(
                at: Timestamp(milliseconds: try row.int64("at")),
                kind: try Self.word(row.text("kind"), column: "submission_event.kind"), actor: try row.text("actor"),
                words: try row.optionalText("words"))
        }
    }

    private static let submissions: SQL = """
        SELECT id, subject_id, channel, question_set, set_version, mode, language, received_at, state, signs
        FROM submission
        """

    private func submission(_ row: SQLRow) throws -> StoredSubmission {
        let id = try row.int64("id")
        let answers = try connection.rows(
            "SELECT question, options, words FROM answer WHERE submission_id = \(id) ORDER BY question"
        ).map { row in
            StoredSubmission.Answer(
                question: try row.text("question"),
                options: try row.optionalText("options").map { $0.split(separator: ",").map(String.init) } ?? [],
                words: try row.optionalText("words"))
        }
        return StoredSubmission(
            id: id, subject: try row.int64("subject_id"), channel: try row.text("channel"),
            questionSet: try row.text("question_set"), version: Int(try row.int64("set_version")),
            mode: try Self.word(row.text("mode"), column: "submission.mode"), language: try row.text("language"),
            receivedAt: Timestamp(milliseconds: try row.int64("received_at")),
            state: try Self.word(row.text("state"), column: "submission.state"),
            signs: try JSONDecoder().decode([SpamSign].self, from: Data(row.text("signs").utf8)), answers: answers)
    }
}
