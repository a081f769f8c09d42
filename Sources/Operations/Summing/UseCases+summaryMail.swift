import Alerting
public import Curl
import Measures
import Pages
import Registry
public import Storage

extension UseCases {
    /// What a summary reads is read in this name.
    ///
    /// They read no comments: nobody can promise of them that they name no one, and mail goes where nobody can take it back.
    private static let summaryReader = Caller(name: "weekly summary", role: .auditor)
    /// Where it is kept up to which week summaries were made ready.
    private static let readyWeek = "summary.week"
    /// How long it is kept to whom a summary was sent.
    private static let summariesKept: Duration = .seconds(90 * 86_400)

    /// Makes the summaries of the newest week ready, one for each official, where that was not done before; gives how
    /// many.
    ///
    /// A week is told of to officials of services that were registered before it was over, so that a new installation
    /// does not begin with an empty mail, and for as long as a message is tried: an older one would be no news.
    public func prepareSummaries() async throws -> Int {
        guard settings.mail != nil else { return 0 }
        let (moment, ids, site) = (now(), ids, address.url)
        let week = settings.summary.week(at: moment)
        let isReady = try await store.read { try ($0.setting(Self.readyWeek) ?? "") >= week.id }
        guard !isReady else { return 0 }
        let isLate = moment - week.window.end > alertLifecycle.retries.givesUpAfter
        let recipients =
            isLate
            ? []
            : try await store.read { transaction in
                try SummaryRecipient.all(of: try transaction.services(registeredBefore: week.window.end), transaction)
            }
        try await store.write { transaction in
            for recipient in recipients {
                try transaction.add(
                    StoredSummary(
                        address: recipient.address.lowercased(), week: week.id, window: week.window,
                        messageID: SummaryMessageID.of(ids.next(at: moment), site: site)))
            }
            try transaction.put(setting: Self.readyWeek, week.id)
            try transaction.dropSummaries(dueBefore: moment - Self.summariesKept)
        }
        return recipients.count
    }

    /// The summaries that are due.
    public func dueSummaries(limit: Int) async throws -> [StoredSummary] {
        guard settings.mail != nil else { return [] }
        let moment = now()
        return try await store.read { try $0.dueSummaries(at: moment, limit: limit) }
    }

    /// Begins one summary, sends it and keeps what came of it; gives that, or nothing where it was no longer due.
    ///
    /// - Parameters:
    ///   - due: a summary that was due.
    ///   - send: makes a transfer.
    public func deliver(
        _ due: StoredSummary, send: @Sendable (Transfer) async -> TransferResult
    ) async throws -> StoredSummary? {
        let (moment, retries) = (now(), alertLifecycle.retries)
        let begun = try await store.write { transaction -> StoredSummary? in
            // Marked as tried before anything is sent: from then on it counts as possibly sent.
            guard var current = try transaction.summary(for: due.address, week: due.week),
                let begun = current.delivery(retries).begun(at: moment, policy: retries)
            else { return nil }
            current.take(begun)
            try transaction.update(current)
            return current
        }
        guard let begun else { return nil }
        let outcome = await self.outcome(begun, send: send)
        let ended = now()
        return try await store.write { transaction -> StoredSummary? in
            guard var current = try transaction.summary(for: due.address, week: due.week) else { return nil }
            var generator = SystemRandomNumberGenerator()
            let report = current.delivery(retries).ended(
                outcome, at: ended, policy: retries, using: &generator, ids: { 0 })
            current.take(report.delivery)
            try transaction.update(current)
            return current
        }
    }

    /// Writes a summary and sends it.
    private func outcome(
        _ summary: StoredSummary, send: @Sendable (Transfer) async -> TransferResult
    ) async -> DeliveryOutcome {
        do {
            let known = try await store.read { transaction in
                try SummaryRecipient.all(
                    of: try transaction.services(registeredBefore: summary.window.end), transaction)
            }
            guard let recipient = known.first(where: { $0.address.lowercased() == summary.address }) else {
                return .failed(why: "the address holds no office any more")
            }
            let mail = SummaryMail(
                try await self.summary(
                    of: recipient.services, in: SummaryPeriod(weekly: summary.window),
                    language: Language(tag: recipient.language) ?? .english, by: Self.summaryReader))
            let message = AlertMessage(subject: mail.subject, text: mail.text, html: mail.html)
            let (transfer, route) = try AlertRoutes(mail: settings.mail).transfer(
                for: summary.delivery(alertLifecycle.retries, to: recipient), saying: message, at: now())
            return route.judge(await send(transfer))
        } catch let problem as UndeliverableMessage {
            return problem.outcome
        } catch {
            // Tried again like any other, and given up in the end, where a person sees it.
            return .retry(why: "the summary could not be written: \(Self.words(of: error))")
        }
    }
}

extension StoredSummary {
    /// The summary as a message of the outbox, whose rules for tries it follows.
    func delivery(_ retries: RetryPolicy, to recipient: SummaryRecipient? = nil) -> Delivery {
        Delivery(
            id: 0, alertID: 0, purpose: .reminder, route: MailRoute.routeName,
            address: recipient?.address ?? address,
            language: recipient.flatMap { Language(tag: $0.language) }?.rawValue ?? Language.english.rawValue,
            createdAt: window.end, messageID: messageID, state: state, attempts: attempts,
            nextAttemptAt: nextAttemptAt, expiresAt: window.end + retries.givesUpAfter, endedAt: endedAt,
            lastError: lastError)
    }

    /// Takes over where a message of the outbox has come to.
    mutating func take(_ delivery: Delivery) {
        state = delivery.state
        attempts = delivery.attempts
        nextAttemptAt = delivery.nextAttemptAt
        endedAt = delivery.endedAt
        lastError = delivery.lastError
    }
}
