import Foundation
import HTTPTypes
import Hummingbird
import Operations
import Registry
import Standards

/// One assessment, as JSON.
private struct AssessmentAnswer: Encodable {
    var service: String
    var standard: String
    var version: String
    var sha256: String
    var assessedAt: String
    var binds: Bool
    var score: Double?
    var asked: Int
    var assessed: Int
    var verdicts: [VerdictRecord]

    init(_ assessment: Assessment) {
        service = assessment.service
        standard = assessment.standard.standard.id
        version = assessment.standard.standard.version.description
        sha256 = assessment.standard.sha256
        assessedAt = assessment.at.description
        binds = assessment.binds
        score = assessment.score.value
        asked = assessment.score.asked
        assessed = assessment.score.assessed
        verdicts = assessment.records
    }
}

/// A statement as it is sent.
private struct StatementBody: Decodable {
    struct Piece: Decodable {
        var kind: String
        var reference: String
    }

    var standard: String
    var criterion: String
    var answer: String
    var statement: String
    var evidence: [Piece]?
}

/// A statement as it is answered.
private struct StatementAnswer: Encodable {
    var id: String
    var standard: String
    var criterion: String
    var answer: String
    var statement: String
    var by: String
    var at: String
    var version: String
    var evidence: [Piece]
    var reviewedBy: String?
    var accepted: Bool?
    var note: String?

    struct Piece: Encodable {
        var kind: String
        var reference: String
    }

    init(_ attestation: Attestation) {
        id = String(attestation.id)
        standard = attestation.standard
        criterion = attestation.criterion
        answer = attestation.answer.rawValue
        statement = attestation.statement
        by = attestation.by
        at = attestation.at.description
        reviewedBy = attestation.review?.by
        accepted = attestation.review?.isAccepted
        version = attestation.version
        evidence = attestation.evidence.map { Piece(kind: $0.kind.rawValue, reference: $0.reference) }
        note = attestation.review?.note
    }
}

private struct ReviewBody: Decodable {
    var accept: Bool
    var note: String?
}

extension Site {
    /// Verdicts by JSON API, and the statements that some of them rest on, by people who are named by their token.
    var assessmentAPIRoutes: [Route] {
        [
            Route(.get, "/api/v1/services/{service}/assessments", .allowed(.see), .api) { asked in
                let assessments = try await useCases.assess(
                    asked.parameter("service"), standard: asked.query["standard"], keeper: keeper, by: asked.caller)
                // A list of nothing would say that nothing is asked of the service.
                if assessments.done.isEmpty, let missing = assessments.missing.first { throw missing }
                return JSONAnswer.response(assessments.done.map(AssessmentAnswer.init))
            },
            Route(.get, "/api/v1/services/{service}/attestations", .allowed(.see), .api) { asked in
                let all = try await useCases.attestations(asked.parameter("service"), by: asked.caller)
                return JSONAnswer.response(all.map(StatementAnswer.init))
            },
            Route(.post, "/api/v1/services/{service}/attestations", .allowed(.judge), .api) { asked in
                let body: StatementBody = try asked.json(
                    example: #"{ "standard": "…", "criterion": "…", "answer": "yes", "statement": "…" }"#)
                guard let answer = Attestation.Answer(rawValue: body.answer) else {
                    throw Problem.badRequest("answer is \"\(body.answer)\", expected one of yes, partly, no")
                }
                let evidence = try (body.evidence ?? []).map { piece -> Attestation.Evidence in
                    guard let kind = AttestationCheck.EvidenceKind(rawValue: piece.kind) else {
                        let kinds = AttestationCheck.EvidenceKind.allCases.map(\.rawValue).joined(separator: ", ")
                        throw Problem.badRequest("the evidence is \"\(piece.kind)\", expected one of \(kinds)")
                    }
                    return Attestation.Evidence(kind: kind, reference: piece.reference)
                }
                let attestation = try await useCases.attest(
                    asked.parameter("service"), standard: body.standard, criterion: body.criterion, answer: answer,
                    statement: body.statement, evidence: evidence, by: asked.caller)
                return JSONAnswer.response(StatementAnswer(attestation), status: .created)
            },
            Route(.post, "/api/v1/attestations/{attestation}/review", .allowed(.judge), .api) { asked in
                guard let number = Int64(asked.parameter("attestation")) else {
                    throw Problem.notFound("\"\(asked.parameter("attestation"))\" is no number of a statement")
                }
                let body: ReviewBody = try asked.json(example: #"{ "accept": true, "note": "…" }"#)
                let attestation = try await useCases.review(
                    attestation: number, accepts: body.accept, note: body.note, by: asked.caller)
                return JSONAnswer.response(StatementAnswer(attestation))
            },
        ]
    }
}
