import Measures
import Feedback
public import Alerting
public import Pages
import Storage

extension UseCases {
    /// One page of the list of alerts, newest first.
    public func alertList(state: Alert.State?, page: Int, by caller: Caller) async throws -> AlertListModel {
        let total = try await store.read { try $0.alertCount(state: state, services: caller.limitedTo) }
        let pagination = Pagination(page: page, total: total)
        let (files, _) = try await alerts(
            state: state, limit: pagination.size, offset: pagination.offset, by: caller)
        return AlertListModel(
            rows: files.map(\.row), state: state.flatMap { AlertModel.State(rawValue: $0.rawValue) },
            pagination: pagination)
    }

    /// What the page of one alert shows.
    public func alertPage(_ id: Int64, by caller: Caller) async throws -> AlertModel {
        var file = try await alert(id: id, by: caller)
        let submissions = file.alert.opening.evidence.compactMap { RatingExample(rawValue: $0.detail)?.submission }
        let slug = file.alert.service
        if file.alert.kind == .ratings, caller.may(.hear, service: slug) {
            let (moment, ids) = (now(), ids)
            file.examples = try await store.write { transaction in
                let words = try submissions.compactMap { try transaction.submission(id: $0) }.compactMap { submission in
                    submission.answers.lazy.compactMap(\.words).first.map {
                        AlertModel.Ratings.Example(at: submission.receivedAt, words: Intake.shortened($0, to: 300))
                    }
                }
                if !words.isEmpty {
                    try transaction.audit(
                        actor: caller.name, action: "read feedback", subject: slug,
                        detail: "\(words.count) submissions of the alert \(id)", now: moment, ids: ids)
                }
                return words
            }
        }
        return file.model
    }
}
