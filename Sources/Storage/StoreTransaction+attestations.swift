import Foundation
import Persistence
public import Registry
public import Standards

extension StoreTransaction {
    /// Keeps what a person states.
    public func add(_ attestation: Attestation, of subject: Int64) throws {
        let evidence = try Self.json(
            attestation.evidence.map { ["kind": $0.kind.rawValue, "reference": $0.reference] })
        _ = try connection.execute(
            """
            INSERT INTO attestation (id, subject_id, standard, version, criterion, answer, statement, evidence,
                stated_by, stated_at)
            VALUES (\(attestation.id), \(subject), \(attestation.standard), \(attestation.version),
                \(attestation.criterion), \(attestation.answer.rawValue), \(attestation.statement), \(evidence),
                \(attestation.by), \(attestation.at.milliseconds))
            """)
    }

    /// Keeps what a reviewer makes of a statement that nobody has reviewed; whether there was one.
    public func review(attestation id: Int64, _ review: Attestation.Review) throws -> Bool {
        try connection.execute(
            """
            UPDATE attestation SET reviewed_by = \(review.by), reviewed_at = \(review.at.milliseconds),
                accepted = \(review.isAccepted), note = \(review.note)
            WHERE id = \(id) AND reviewed_at IS NULL
            """) == 1
    }

    /// A statement and the stored id of the service it is about.
    public func attestation(id: Int64) throws -> (attestation: Attestation, subject: Int64)? {
        try connection.row(
            """
            SELECT id, subject_id, standard, version, criterion, answer, statement, evidence, stated_by, stated_at,
                reviewed_by, reviewed_at, accepted, note
            FROM attestation WHERE id = \(id)
            """
        ).map { (try Self.attestation($0), try $0.int64("subject_id")) }
    }

    /// The statements about a service, newest first; of one standard where one is given.
    public func attestations(of subject: Int64, standard: String? = nil) throws -> [Attestation] {
        var statement: SQL = """
            SELECT id, subject_id, standard, version, criterion, answer, statement, evidence, stated_by, stated_at,
                reviewed_by, reviewed_at, accepted, note
            FROM attestation WHERE subject_id = \(subject)
            """
        if let standard { statement = statement + " AND standard = \(standard)" }
        return try connection.rows(statement + " ORDER BY id DESC").map(Self.attestation)
    }

    /// Keeps a deviation that is asked for.
    public func add(_ exemption: Exemption, of subject: Int64, at moment: Timestamp) throws {
        _ = try connection.execute(
            """
            INSERT INTO exemption (id, subject_id, standard, version, criterion, reason, alternative, requested_by,
                requested_at, first_day, last_day)
            VALUES (\(exemption.id), \(subject), \(exemption.standard), \(exemption.version), \(exemption.criterion),
                \(exemption.reason), \(exemption.alternative), \(exemption.requestedBy), \(moment.milliseconds),
                \(exemption.from.description), \(exemption.until.description))
            """)
    }

    /// Keeps that a deviation was approved; whether it was waiting for that.
    public func approve(exemption id: Int64, by person: String, at moment: Timestamp) throws -> Bool {
        try connection.execute(
            """
            UPDATE exemption SET approved_by = \(person), approved_at = \(moment.milliseconds)
            WHERE id = \(id) AND approved_at IS NULL
            """) == 1
    }

    /// A deviation and the stored id of the service it is about.
    public func exemption(id: Int64) throws -> (exemption: Exemption, subject: Int64)? {
        try connection.row(
            """
            SELECT id, subject_id, standard, version, criterion, reason, alternative, requested_by, approved_by,
                first_day, last_day
            FROM exemption WHERE id = \(id)
            """
        ).map { (try Self.exemption($0), try $0.int64("subject_id")) }
    }

    /// The deviations of a service, newest first; of one standard where one is given.
    public func exemptions(of subject: Int64, standard: String? = nil) throws -> [Exemption] {
        var statement: SQL = """
            SELECT id, subject_id, standard, version, criterion, reason, alternative, requested_by, approved_by,
                first_day, last_day
            FROM exemption WHERE subject_id = \(subject)
            """
        if let standard { statement = statement + " AND standard = \(standard)" }
        return try connection.rows(statement + " ORDER BY id DESC").map(Self.exemption)
    }

    private static func attestation(_ row: SQLRow) throws -> Attestation {
        let (answer, evidence) = (try row.text("answer"), try row.text("evidence"))
        guard let known = Attestation.Answer(rawValue: answer) else {
            throw StoreError.unknownWord(answer, column: "attestation.answer")
        }
        let pieces = try JSONDecoder().decode([[String: String]].self, from: Data(evidence.utf8)).map { piece in
            guard let kind = piece["kind"].flatMap(AttestationCheck.EvidenceKind.init),
                let reference = piece["reference"]
            else { throw StoreError.unknownWord(piece["kind"] ?? "", column: "attestation.evidence") }
            return Attestation.Evidence(kind: kind, reference: reference)
        }
        var review: Attestation.Review?
        if let by = try row.optionalText("reviewed_by"), let at = try row.optionalInt64("reviewed_at") {
            review = Attestation.Review(
                by: by, at: Timestamp(milliseconds: at), isAccepted: try row.bool("accepted"),
                note: try row.optionalText("note"))
        }
        return Attestation(
            id: try row.int64("id"), standard: try row.text("standard"), version: try row.text("version"),
            criterion: try row.text("criterion"), answer: known, statement: try row.text("statement"),
            evidence: pieces, by: try row.text("stated_by"), at: Timestamp(milliseconds: try row.int64("stated_at")),
            review: review)
    }

    private static func exemption(_ row: SQLRow) throws -> Exemption {
        func day(_ column: String) throws -> CivilDate {
            let text = try row.text(column)
            guard let day = CivilDate(text) else { throw StoreError.unknownWord(text, column: "exemption.\(column)") }
            return day
        }
        return Exemption(
            id: try row.int64("id"), standard: try row.text("standard"), version: try row.text("version"),
            criterion: try row.text("criterion"), reason: try row.text("reason"),
            alternative: try row.text("alternative"), requestedBy: try row.text("requested_by"),
            approvedBy: try row.optionalText("approved_by"), from: try day("first_day"), until: try day("last_day"))
    }
}
