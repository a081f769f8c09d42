import Documents
import Feedback
import Measures
public import Registry
public import Standards
import Storage

/// Why a statement, a review or an exemption is not taken.
public struct StatementRefusal: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong and what to do.
    public let description: String

    init(_ description: String) { self.description = description }
}

extension UseCases {
    /// The longest text that is kept with a statement, in characters.
    static let statementLimit = 4000
    /// The most pieces of evidence of one statement.
    static let evidenceLimit = 50

    /// Keeps what a person states of a criterion for a service.
    ///
    /// - Parameters:
    ///   - slug: the service.
    ///   - id: the standard, which the service's file must name.
    ///   - criterion: the point, which must be one that people state.
    ///   - person: who states it; nothing for the caller.
    /// - Throws: `StatementRefusal` that says what is missing.
    public func attest(
        _ slug: String, standard id: String, criterion: String, answer: Attestation.Answer, statement: String,
        evidence: [Attestation.Evidence], person: String? = nil, by caller: Caller
    ) async throws -> Attestation {
        try caller.require(.judge, service: slug)
        let who = try Self.name(person ?? caller.name)
        let words = try Self.text(statement, "the statement")
        let (ids, moment) = (ids, now())
        guard evidence.count <= Self.evidenceLimit else {
            throw StatementRefusal("there are \(evidence.count) pieces of evidence, at most \(Self.evidenceLimit)")
        }
        for piece in evidence { _ = try Self.text(piece.reference, "the evidence \(piece.kind.rawValue)") }
        return try await store.write { transaction in
            let (subject, file) = try self.judged(slug, id, transaction)
            guard let point = file.standard.criterion(criterion) else {
                throw Self.unknown(criterion, in: file.standard)
            }
            guard let check = point.check.attestation else {
                throw StatementRefusal("\(criterion) is decided by measures, so there is nothing to state")
            }
            let counted = evidence.count { check.evidenceKinds.isEmpty || check.evidenceKinds.contains($0.kind) }
            if answer != .no, counted < check.evidenceAtLeast {
                let kinds = check.evidenceKinds.map(\.rawValue).joined(separator: ", ")
                throw StatementRefusal(
                    "\(criterion) asks for \(check.evidenceAtLeast) pieces of evidence"
                        + (kinds.isEmpty ? "" : " of the kinds \(kinds)") + ", and \(counted) count")
            }
            let attestation = Attestation(
                id: ids.next(at: moment), standard: id, version: file.standard.version.description,
                criterion: criterion, answer: answer, statement: words, evidence: evidence, by: who, at: moment)
            try transaction.add(attestation, of: subject)
            try Self.note(
                "attest", slug, "\(id) \(criterion): \(answer.rawValue), by \(who)", caller, transaction, ids, moment)
            return attestation
        }
    }

    /// Keeps what another person makes of a statement.
    public func review(
        attestation number: Int64, accepts: Bool, note: String?, person: String? = nil, by caller: Caller
    ) async throws -> Attestation {
        let who = try Self.name(person ?? caller.name)
        let words = try note.map { try Self.text($0, "the note") }
        let (ids, moment) = (ids, now())
        return try await store.write { transaction in
            guard let (attestation, subject) = try transaction.attestation(id: number),
                let slug = try transaction.subject(id: subject)?.subject.path
            else { throw StatementRefusal("there is no statement \(number)") }
            try caller.require(.judge, service: slug)
            guard attestation.review == nil else {
                throw StatementRefusal("the statement \(number) was reviewed already; state it anew to change it")
            }
            guard attestation.by.lowercased() != who.lowercased() else {
                throw StatementRefusal("\(who) stated it; another person reviews it")
            }
            var reviewed = attestation
            let review = Attestation.Review(by: who, at: moment, isAccepted: accepts, note: words)
            reviewed.review = review
            guard try transaction.review(attestation: number, review) else {
                throw StatementRefusal("the statement \(number) was reviewed meanwhile")
            }
            try Self.note(
                "review", slug,
                "\(attestation.standard) \(attestation.criterion): "
                    + "\(accepts ? "accepted" : "not accepted"), by \(who)", caller, transaction, ids, moment)
            return reviewed
        }
    }

    /// The statements about a service, newest first.
    public func attestations(_ slug: String, by caller: Caller) async throws -> [Attestation] {
        try caller.require(.see, service: slug)
        return try await store.read { transaction in
            guard let subject = try transaction.subject(.service(slug)) else {
                throw try Self.unknownService(slug, transaction)
            }
            return try transaction.attestations(of: subject.id)
        }
    }

    /// Keeps a deviation that is asked for.
    public func requestExemption(
        _ slug: String, standard id: String, criterion: String, reason: String, alternative: String, from: CivilDate,
        until: CivilDate, person: String? = nil, by caller: Caller
    ) async throws -> Exemption {
        try caller.require(.judge, service: slug)
        let who = try Self.name(person ?? caller.name)
        let (why, instead) = (try Self.text(reason, "the reason"), try Self.text(alternative, "the alternative"))
        guard until >= from else {
            throw StatementRefusal("the exemption ends on \(until), before it begins on \(from)")
        }
        guard until.days - from.days <= 366 * 3 else {
            throw StatementRefusal("the exemption would last more than three years; choose an earlier end")
        }
        let (ids, moment) = (ids, now())
        return try await store.write { transaction in
            let (subject, file) = try self.judged(slug, id, transaction)
            guard file.standard.criterion(criterion) != nil else { throw Self.unknown(criterion, in: file.standard) }
            let exemption = Exemption(
                id: ids.next(at: moment), standard: id, version: file.standard.version.description,
                criterion: criterion, reason: why, alternative: instead, requestedBy: who, approvedBy: nil, from: from,
                until: until)
            try transaction.add(exemption, of: subject, at: moment)
            try Self.note(
                "request exemption", slug, "\(id) \(criterion) until \(until), by \(who)", caller, transaction, ids,
                moment)
            return exemption
        }
    }

    /// Approves a deviation; whoever asked for it may not.
    public func approve(exemption number: Int64, person: String? = nil, by caller: Caller) async throws -> Exemption {
        let who = try Self.name(person ?? caller.name)
        let (ids, moment) = (ids, now())
        return try await store.write { transaction in
            guard let (exemption, subject) = try transaction.exemption(id: number),
                let slug = try transaction.subject(id: subject)?.subject.path
            else { throw StatementRefusal("there is no exemption \(number)") }
            try caller.require(.judge, service: slug)
            guard exemption.approvedBy == nil else {
                throw StatementRefusal("the exemption \(number) was approved already")
            }
            guard exemption.requestedBy.lowercased() != who.lowercased() else {
                throw StatementRefusal("\(who) asked for it; another person approves it")
            }
            guard try transaction.approve(exemption: number, by: who, at: moment) else {
                throw StatementRefusal("the exemption \(number) was approved meanwhile")
            }
            try Self.note(
                "approve exemption", slug,
                "\(exemption.standard) \(exemption.criterion) until \(exemption.until), "
                    + "by \(who)", caller, transaction, ids, moment)
            var approved = exemption
            approved.approvedBy = who
            return approved
        }
    }

    /// The deviations of a service, newest first.
    public func exemptions(_ slug: String, by caller: Caller) async throws -> [Exemption] {
        try caller.require(.see, service: slug)
        return try await store.read { transaction in
            guard let subject = try transaction.subject(.service(slug)) else {
                throw try Self.unknownService(slug, transaction)
            }
            return try transaction.exemptions(of: subject.id)
        }
    }

    /// The stored id of a service and the file of a standard that it names.
    private func judged(
        _ slug: String, _ id: String, _ transaction: StoreTransaction
    ) throws -> (subject: Int64, file: InstalledStandard) {
        guard let stored = try transaction.subject(.service(slug)), stored.retiredAt == nil else {
            throw try Self.unknownService(slug, transaction)
        }
        let service = try self.service(slug, transaction)
        guard let reference = service.standards.first(where: { $0.id == id }) else {
            let named = service.standards.map(\.id)
            let near = suggestion(for: id, among: named).map { "; did you mean \"\($0)\"?" } ?? ""
            throw StatementRefusal(
                "the file of \"\(slug)\" does not name the standard \"\(id)\"; it names "
                    + (named.isEmpty ? "none" : named.joined(separator: ", ")) + near)
        }
        return (stored.id, try installed(reference.id, reference.version))
    }

    private static func unknown(_ criterion: String, in standard: Standard) -> StatementRefusal {
        let known = standard.criteria.map(\.id)
        let near = suggestion(for: criterion, among: known).map { "; did you mean \"\($0)\"?" } ?? ""
        return StatementRefusal(
            "\(standard.id) \(standard.version) has no criterion \"\(criterion)\"\(near)")
    }

    private static func note(
        _ action: String, _ slug: String, _ detail: String, _ caller: Caller, _ transaction: StoreTransaction,
        _ ids: IdentifierSource, _ moment: Timestamp
    ) throws {
        try transaction.logChange(of: .service(slug), now: moment)
        try transaction.audit(
            actor: caller.name, action: action, subject: slug, detail: detail, now: moment, ids: ids)
    }

    /// The name of a person, with single spaces, so that nobody is two people.
    private static func name(_ text: String) throws(StatementRefusal) -> String {
        let name = try Self.text(text, "the name of the person").split(whereSeparator: \.isWhitespace)
            .joined(separator: " ")
        guard !Intake.isTooLong(name, limit: 200) else {
            throw StatementRefusal("the name of the person has more than 200 characters")
        }
        return name
    }

    /// A text without characters that control a terminal or turn its direction, and not too long.
    private static func text(_ text: String, _ what: String) throws(StatementRefusal) -> String {
        let lines = Intake.lines(text)
        guard lines.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
            throw StatementRefusal("\(what) is empty")
        }
        guard !Intake.isTooLong(text, limit: statementLimit) else {
            throw StatementRefusal("\(what) has \(Intake.length(text)) characters, at most \(statementLimit)")
        }
        guard !lines.unicodeScalars.contains(where: Intake.isControl) else {
            throw StatementRefusal("\(what) holds control characters")
        }
        return lines
    }
}

extension Check {
    /// What people state of it, where they do.
    var attestation: AttestationCheck? {
        switch self {
        case .measure: nil
        case .attestation(let check): check
        case .composite(let check): check.parts.lazy.compactMap(\.attestation).first
        }
    }
}
