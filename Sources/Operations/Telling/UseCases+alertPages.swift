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
        try await alert(id: id, by: caller).model
    }
}
