import Alerting
import Measures
import Pages
import Registry
import Storage

/// The words of messages, written when they are sent.
extension UseCases {
    /// The words of one message: about one alert or one service, or the list of several.
    ///
    /// What is known now: while a message waited, a service may have got worse.
    func message(_ bundle: DeliveryBundle) async throws -> AlertMessage {
        let (files, beside, zone) = try await store.read { transaction in
            let files = try bundle.members.map { delivery in
                guard let alert = try transaction.alert(id: delivery.alertID) else {
                    throw Self.unknownAlert(delivery.alertID)
                }
                return try alertFile(alert, transaction, isWhole: false)
            }
            let beside = try Dictionary(grouping: files, by: \.alert.service).mapValues {
                try openBeside($0, bundle.leader.purpose, transaction).map(\.model)
            }
            let services = Set(files.map(\.alert.service)).sorted().compactMap { try? service($0, transaction) }
            let zones = try services.compactMap { service in try self.zone(of: service, transaction) }
            return (files, beside, zones.first)
        }
        let leader = bundle.leader
        let seal = leader.purpose == .resolved ? nil : try await seal(of: leader)
        let language = Language(tag: leader.language) ?? .english
        let acknowledgeURL = seal.map {
            Link.acknowledge(seal: $0).adding("lang", language.rawValue).absolute(on: address.url)
        }
        let displayZone = zone ?? .utc
        let purpose = AlertFile.purpose(leader.purpose)
        let isOperatorTold = settings.operatorContact.email != nil
        let isOneMatter =
            Set(files.map(\.alert.service)).count == 1
            && files.allSatisfy { AlertLifecycle.isAboutStanding($0.alert.kind) }
        guard files.count == 1 || isOneMatter, let file = files.max(by: Self.matters) else {
            let details = try await detailsAddress(ofMessageWith: leader.id, in: language)
            let mail = GroupMail(
                GroupMailModel(
                    alerts: files.map(\.model), others: beside, purpose: purpose, acknowledgeURL: acknowledgeURL,
                    pageURL: details.url, pageUntil: details.until, isOperatorTold: isOperatorTold, language: language,
                    zone: displayZone, now: now()))
            return AlertMessage(subject: mail.subject, text: mail.text, html: mail.html)
        }
        let details = try await detailsAddress(of: file.alert.id, in: language)
        let mail = AlertMail(
            AlertMailModel(
                alert: file.model, others: beside[file.alert.service] ?? [], purpose: purpose,
                acknowledgeURL: acknowledgeURL,
                pageURL: details.url,
                pageUntil: details.until, isOperatorTold: isOperatorTold, language: language, zone: displayZone,
                now: now()))
        return AlertMessage(subject: mail.subject, text: mail.text, html: mail.html)
    }

    /// The other alerts about how a service stands that are not over, where a message tells that those of one
    /// service are.
    private func openBeside(
        _ files: [AlertFile], _ purpose: Delivery.Purpose, _ transaction: StoreTransaction
    ) throws -> [AlertFile] {
        guard purpose == .resolved, let alert = files.first?.alert, files.allSatisfy({ $0.alert.kind == .status }),
            !alert.isWithdrawn, !alert.isTakenBack
        else { return [] }
        return try transaction.openAlerts(ofService: alert.service)
            .filter { AlertLifecycle.isAboutStanding($0.kind) && $0.kind != .status && !$0.isForOperator }
            // What began after this had ended is told by itself.
            .filter { $0.openedAt <= alert.resolvedAt ?? $0.openedAt }
            .map { try alertFile($0, transaction, isWhole: false) }
    }

    /// Whether one alert of a service matters less than another: one message tells of the one that matters most.
    private static func matters(_ left: AlertFile, _ right: AlertFile) -> Bool {
        if left.alert.severity != right.alert.severity { return left.alert.severity < right.alert.severity }
        return left.alert.kind != .status && right.alert.kind == .status
    }
}
