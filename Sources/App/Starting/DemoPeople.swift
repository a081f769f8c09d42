import Demo
import Documents
import Feedback
import Measures
import Operations
import Pages
import Registry
import Standards

/// Brings what the people of the demonstration town said, did and stated in the last weeks through the same doors as
/// anybody's: imported answers, counted people, statements with their reviews, and loops, each at its own time.
struct DemoPeople {
    let useCases: UseCases
    /// The moment at which the demonstration begins.
    let end: Timestamp

    /// Writes all of it.
    func speak() async throws {
        let voices = DemoVoices(end: end)
        for collected in voices.collected {
            _ = try await useCases.importFeedback(
                collected.service, channel: collected.channel,
                SourceFile(name: collected.file.name, bytes: collected.file.bytes), by: .commandLine)
        }
        for (service, rows) in DemoVolumes.rows(end: end).sorted(by: { $0.key < $1.key }) {
            _ = try await useCases.recordVolumes(
                service, rows, source: "invented for the demonstration", by: .commandLine)
        }
        for loop in DemoLoop.all(voices) { try await take(loop) }
        guard !useCases.standards.all.isEmpty else { return }
        for statement in DemoStatement.all { try await state(statement) }
        try await deviate(DemoStatement.deviation)
        for service in DemoVolumes.rows(end: end).keys.sorted() {
            _ = try await useCases.assess(service, keeper: nil, countsEvaluation: true, by: .commandLine)
        }
    }

    private func take(_ loop: DemoLoop) async throws {
        let opened = try await useCases.at(loop.openedAt).openLoop(
            loop.service, said: loop.said, origin: loop.origin, submission: try await submission(loop),
            by: .commandLine)
        for step in loop.steps {
            _ = try await useCases.at(step.at).take(
                step.step, ofLoop: opened.id, of: loop.service, keeper: nil, by: .commandLine)
        }
        guard let reviewed = loop.reviewedAt else { return }
        let then = useCases.at(reviewed)
        _ = try await then.reviewLoop(opened.id, of: loop.service, keeper: nil, by: .commandLine)
        _ = try await then.take(.close, ofLoop: opened.id, of: loop.service, keeper: nil, by: .commandLine)
    }

    /// The newest submission from before a loop was opened that says what it begins with.
    private func submission(_ loop: DemoLoop) async throws -> Int64? {
        guard let comment = loop.comment else { return nil }
        var page = 1
        while true {
            let inbox = try await useCases.inbox(loop.service, state: nil, page: page, by: .commandLine)
            let found = inbox.entries.first { $0.receivedAt < loop.openedAt && $0.words.contains(comment) }
            if let found { return found.id }
            guard page < inbox.pagination.pages else { return nil }
            page += 1
        }
    }

    private func state(_ statement: DemoStatement) async throws {
        let then = useCases.at(end - .seconds(statement.daysAgo * 86_400))
        let attestation = try await then.attest(
            statement.service, standard: statement.standard, criterion: statement.criterion, answer: statement.answer,
            statement: statement.statement, evidence: statement.evidence, person: statement.by, by: .commandLine)
        guard let review = statement.review else { return }
        _ = try await then.review(
            attestation: attestation.id, accepts: review.isAccepted, note: review.note, person: review.by,
            by: .commandLine)
    }

    private func deviate(_ deviation: DemoStatement.Deviation) async throws {
        let today = CivilDate(days: end.milliseconds / 86_400_000)
        let asked = try await useCases.requestExemption(
            deviation.service, standard: deviation.standard, criterion: deviation.criterion, reason: deviation.reason,
            alternative: deviation.alternative, from: CivilDate(days: today.days - 60),
            until: CivilDate(days: today.days + 200), person: deviation.by, by: .commandLine)
        _ = try await useCases.approve(exemption: asked.id, person: deviation.approvedBy, by: .commandLine)
    }
}

extension UseCases {
    /// The same at another time.
    fileprivate func at(_ moment: Timestamp) -> UseCases {
        UseCases(
            store: store, ids: ids, definitions: definitions, standards: standards, questionSets: questionSets,
            settings: settings, probeContext: probeContext, now: { moment })
    }
}
