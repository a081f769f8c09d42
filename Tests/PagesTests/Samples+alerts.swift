import Measures
import Pages
import Registry

extension Samples {
    /// What alerts about standards, ratings and facts are about, in place of a situation.
    func complete(_ model: inout AlertModel) {
        model.situation = Situation(cells: [])
        model.run = nil
        switch model.kind {
        case .status, .overdue, .unmeasured, .network: break
        case .verdict:
            model.topic = "org.example.minimum"
            model.standard = .init(
                id: "org.example.minimum", title: Self.text("Minimum service standard", "Norme minimale"),
                points: [
                    .init(
                        criterion: "REL-1", title: Self.text("Available", "Disponible"), verdict: .fail,
                        found: Self.text("Availability (Online): 98.2%", "Disponibilité (En ligne) : 98,2 %"),
                        threshold: "< 99.5",
                        remedy: Self.text("Find what takes it down.", "Trouvez ce qui le fait tomber."))
                ])
            model.evidence = [
                .init(at: ago(12), channel: web, check: "start", detail: "status is 503 (must: status in 200..299)")
            ]
        case .ratings:
            model.ratings = .init(
                unhappy: 22, answers: 67, usual: 0.086, learned: 463,
                examples: [.init(at: ago(40), words: "My answers were lost twice.")])
            model.evidence = []
        case .fact:
            model.topic = "processing_time"
            model.evidence = [
                .init(at: ago(12), reason: FactSaid.own.rawValue, detail: "3 days"),
                .init(
                    at: ago(30), channel: web, reason: FactSaid.says.rawValue, detail: "5 days",
                    source: "https://town.example/permits"),
                .init(at: ago(12), channel: counter, reason: FactSaid.missing.rawValue, detail: ""),
                .init(
                    at: ago(90_000), channel: phone, reason: FactSaid.stale.rawValue, detail: "a week",
                    source: "phone script"),
            ]
        }
    }
}

/// Alerts of several services, about what cannot be seen, about our own network, and taken back.
extension Samples {
    /// Four alerts of one cause, in no order.
    var group: [AlertModel] {
        var tax = alert()
        (tax.id, tax.service, tax.title) = (43, "local-tax", Self.text("Pay local tax", "Payer les impôts locaux"))
        (tax.peoplePerDay, tax.notes) = (nil, [.sharedOrigin(checks: 3)])
        var school = alert(.acknowledged)
        (school.id, school.service) = (44, "school-place")
        school.title = Self.text("Apply for a school place", "Demander une place à l’école")
        school.peoplePerDay = 90_500
        var light = alert(kind: .overdue)
        (light.id, light.service) = (45, "street-light")
        light.title = Text("en", "Report a broken street light")
        light.peoplePerDay = 12
        return [tax, light, alert(), school]
    }

    var takenBack: AlertModel {
        var model = alert(.resolved)
        (model.ending, model.situationUntil) = (nil, nil)
        model.takenBack = .init(from: ago(14), until: ago(2))
        return model
    }

    func unmeasured(
        _ cause: StatusCause, reason: String? = nil, check: String? = nil, name: String? = nil,
        _ state: AlertModel.State = .open
    ) -> AlertModel {
        var model = alert(state, kind: .unmeasured)
        (model.severity, model.status, model.since, model.run) = (.warning, .unknown, ago(75), nil)
        let cells = situation.cells.filter { $0.status == .unknown || $0.status == .up }
        model.situation = Situation(cells: cells)
        let channel = name == nil ? situation.cells.first?.channel : nil
        model.unseen = .init(channel: channel, check: check, name: name, cause: cause, reason: reason)
        model.evidence = []
        return model
    }

    /// What works badly online and well at the counter.
    var badly: AlertModel {
        var model = alert()
        (model.severity, model.status) = (.warning, .degraded)
        model.situation = Situation(
            cells: situation.cells.map { cell in
                var cell = cell
                if cell.status == .down { (cell.status, cell.reason) = (.degraded, "page_is_placeholder") }
                return cell
            })
        return model
    }

    /// What did not work until an announced maintenance began.
    var hidden: AlertModel {
        var model = alert()
        let cells = situation.cells.map { cell in
            var cell = cell
            if cell.status == .down {
                (cell.status, cell.cause, cell.reason, cell.since) = (.maintenance, .maintenance, nil, ago(5))
            }
            return cell
        }
        model.meanwhile = .init(since: ago(5), status: .maintenance, situation: Situation(cells: cells))
        return model
    }

    /// Services of which nothing is known, since our own network is cut off.
    func ownNetworkMail(_ purpose: DeliveryRow.Purpose, _ language: Language) -> GroupMailModel {
        var model = groupMail(purpose, language)
        model.isOperatorTold = true
        model.alerts = (1...3).map { number in
            var alert = unmeasured(.ownFault, reason: "own_network", purpose == .resolved ? .resolved : .open)
            (alert.id, alert.service, alert.peoplePerDay) = (Int64(50 + number), "form-\(number)", nil)
            alert.sharedCause = "own_network"
            alert.title = Self.text("Form \(number)", "Formulaire \(number)")
            return alert
        }
        return model
    }

    func network(_ state: AlertModel.State) -> AlertModel {
        AlertModel(
            id: 46, service: "-", title: Text("en", "Plumbline"), organisation: Text("en", "Plumbline"), kind: .network,
            state: state, severity: .critical, status: .unknown, since: ago(12), openedAt: ago(11),
            resolvedAt: state == .resolved ? ago(1) : nil, situation: Situation(cells: []))
    }

    /// Those of the group that are on one server, with the silence of another way to one of them.
    func onServer(_ cause: String) -> [AlertModel] {
        let school = group[3]
        var silent = alert(kind: .overdue)
        (silent.id, silent.service, silent.title) = (47, school.service, school.title)
        silent.peoplePerDay = school.peoplePerDay
        return group.filter { $0.kind == .status }.map { model in
            var model = model
            model.sharedCause = cause
            return model
        } + [silent]
    }

    func groupMail(_ purpose: DeliveryRow.Purpose, _ language: Language, cause: String? = nil) -> GroupMailModel {
        var alerts = cause.map(onServer) ?? group
        if purpose == .resolved {
            alerts = alerts.map { model in
                var model = model
                (model.state, model.resolvedAt, model.ending) = (.resolved, ago(1), overSituation)
                model.situationUntil = ago(1)
                return model
            }
        }
        return GroupMailModel(
            alerts: alerts, purpose: purpose,
            acknowledgeURL: purpose == .resolved ? nil : "https://watch.ashbrook.example/acknowledge/7-8-9f86d0",
            pageURL: "https://watch.ashbrook.example/details/9-1798000000000-5e1b77?lang=\(language.rawValue)",
            pageUntil: ago(9) + .seconds(30 * 86_400), language: language, zone: zone, now: ago(9))
    }

    private func mail(_ alert: AlertModel, _ purpose: DeliveryRow.Purpose, _ language: Language) -> AlertMail {
        var model = mail(purpose, language)
        model.alert = alert
        return AlertMail(model)
    }

    func furtherMails(_ language: Language) -> [(name: String, subject: String, text: String, html: String)] {
        let groups = [
            ("group-opened", GroupMail(groupMail(.opened, language, cause: "https://town.example:443"))),
            ("group-reminder", GroupMail(groupMail(.reminder, language))),
            ("group-resolved", GroupMail(groupMail(.resolved, language))),
            ("group-own-network", GroupMail(ownNetworkMail(.opened, language))),
            ("group-own-network-over", GroupMail(ownNetworkMail(.resolved, language))),
        ]
        let (inside, host) = ("name_leads_to_special_address", "counter.ashbrook.example")
        let singles = [
            ("taken-back", mail(takenBack, .resolved, language)),
            ("badly", mail(badly, .opened, language)),
            ("hidden", mail(hidden, .reminder, language)),
            ("unmeasured-blocked", mail(unmeasured(.blocked), .opened, language)),
            ("unmeasured-rate-limited", mail(unmeasured(.rateLimited), .opened, language)),
            (
                "unmeasured-forbidden",
                mail(unmeasured(.ownFault, reason: "name_leads_to_special_address"), .opened, language)
            ),
            ("unmeasured-over", mail(unmeasured(.blocked, .resolved), .resolved, language)),
            ("unmeasured-check", mail(unmeasured(.blocked, check: "links"), .opened, language)),
            ("unmeasured-check-over", mail(unmeasured(.blocked, check: "links", .resolved), .resolved, language)),
            ("unmeasured-name", mail(unmeasured(.ownFault, reason: inside, name: host), .opened, language)),
            ("unmeasured-name-over", mail(unmeasured(.ownFault, name: host, .resolved), .resolved, language)),
            ("network-cut", mail(network(.open), .opened, language)),
            ("network-over", mail(network(.resolved), .resolved, language)),
        ]
        return groups.map { ($0, $1.subject, $1.text, $1.html) } + singles.map { ($0, $1.subject, $1.text, $1.html) }
    }
}
