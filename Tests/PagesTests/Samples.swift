import Measures
import Pages
import Registry
import Testing

/// Invented services in an invented town, for pages to be drawn from.
struct Samples {
    let now: Timestamp
    let zone: DisplayZone
    let quarter: Period

    init() throws {
        quarter = try #require(Period("P90D"))
        now = try #require(Timestamp("2026-11-23T14:17:30Z"))
        zone = try #require(DisplayZone("Europe/Dublin"))
    }

    func context(_ language: Language, at address: Link = .overview, signedIn: Bool = true) -> PageContext {
        PageContext(
            language: language, keepsLanguage: language == .french, address: address, zone: zone, now: now,
            viewer: signedIn ? PageContext.Viewer(name: "Duty manager", csrf: "c5rf-token") : nil)
    }

    func ago(_ minutes: Int) -> Timestamp { now - .seconds(minutes * 60) }

    static func text(_ english: String, _ french: String) -> Text {
        Text([Text.Wording(language: "en", words: english), Text.Wording(language: "fr", words: french)])
            ?? Text("en", english)
    }

    let title = text("Renew a parking permit", "Renouveler une carte de stationnement")
    let summary = text(
        "For residents whose permit ends within a month.", "Pour les riverains dont la carte expire dans le mois.")
    let organisation = text("Ashbrook Town Council", "Mairie d’Ashbrook")
    let apply = text("Apply", "Faire une demande")
    let track = text("See how far my application is", "Suivre ma demande")
    let web = ChannelLabel(id: "web", kind: .web, title: text("Online", "En ligne"))
    let mobile = ChannelLabel(id: "mobile", kind: .mobileWeb)
    let phone = ChannelLabel(id: "phone", kind: .phone)
    let counter = ChannelLabel(id: "counter", kind: .counter, title: text("Market Square", "Place du Marché"))

    var situation: Situation {
        Situation(cells: [
            Situation.Cell(task: apply, channel: web, status: .down, reason: "timeout", since: ago(12)),
            Situation.Cell(task: track, channel: web, status: .down, reason: "timeout", since: ago(12)),
            Situation.Cell(task: apply, channel: mobile, status: .down, reason: "timeout", since: ago(12)),
            Situation.Cell(task: track, channel: mobile, status: .down, reason: "timeout", since: ago(12)),
            Situation.Cell(task: apply, channel: phone, status: .unknown, cause: .overdue, since: ago(64)),
            Situation.Cell(task: apply, channel: counter, status: .up, since: ago(400)),
            Situation.Cell(task: track, channel: counter, status: .up, since: ago(400)),
        ])
    }

    var overSituation: Situation {
        Situation(cells: [
            Situation.Cell(task: apply, channel: web, status: .up, since: ago(1)),
            Situation.Cell(task: track, channel: web, status: .up, since: ago(1)),
            Situation.Cell(task: apply, channel: counter, status: .unknown, cause: .closed, since: ago(400)),
        ])
    }

    var overview: OverviewModel {
        OverviewModel(
            rows: [
                .init(
                    slug: "parking-permit", title: title, organisation: organisation, status: .down, since: ago(12),
                    peoplePerDay: 1150),
                .init(
                    slug: "local-tax", title: Self.text("Pay local tax", "Payer les impôts locaux"),
                    organisation: organisation,
                    status: .degraded, since: ago(95), peoplePerDay: 420),
                .init(
                    slug: "birth", title: Self.text("Register a birth", "Déclarer une naissance"),
                    organisation: organisation,
                    status: .maintenance, cause: .maintenance, since: ago(31)),
                .init(
                    slug: "street-light", title: Text("en", "Report a broken street light"), organisation: organisation,
                    status: .unknown, cause: .overdue, since: ago(2000), peoplePerDay: 1),
                .init(
                    slug: "library", title: Self.text("Join the library", "S’inscrire à la bibliothèque"),
                    organisation: organisation,
                    status: .up, since: ago(60_000), peoplePerDay: 35),
            ],
            counts: [.down: 1, .degraded: 1, .maintenance: 1, .unknown: 1, .up: 117],
            organisations: [.init(slug: "ashbrook", title: organisation)],
            pagination: Pagination(page: 2, total: 121))
    }

    var histories: [ChannelHistory] {
        let window = Window(start: now - .seconds(89 * 86_400), end: now)
        func at(_ day: Int, _ hour: Int) -> Timestamp { window.start + .seconds(day * 86_400 + hour * 3600) }
        func spans(_ changes: [(Timestamp, Status, StatusCause)]) -> [StatusSpan] {
            changes.enumerated().map { place, change in
                StatusSpan(
                    status: change.1, cause: change.2, start: change.0,
                    end: place + 1 < changes.count ? changes[place + 1].0 : nil)
            }
        }
        return [
            ChannelHistory(
                channel: web,
                spans: spans([
                    (at(3, 0), .up, .observed), (at(21, 4), .down, .observed), (at(21, 9), .up, .observed),
                    (at(40, 0), .degraded, .observed), (at(44, 12), .up, .observed),
                    (at(60, 20), .maintenance, .maintenance),
                    (at(61, 5), .up, .observed), (at(75, 0), .unknown, .notWatched), (at(76, 6), .up, .observed),
                    (ago(12), .down, .observed),
                ]), window: window),
            ChannelHistory(
                channel: phone, spans: spans([(at(0, 0), .up, .observed), (ago(64), .unknown, .overdue)]),
                window: window),
            ChannelHistory(channel: counter, spans: spans([(at(0, 0), .up, .observed)]), window: window),
        ]
    }

    var events: [HistoryEntry] {
        [
            HistoryEntry(
                channel: web,
                span: StatusSpan(
                    status: .down, reason: "timeout", start: ago(12),
                    evidence: "parking-permit/web/probe:start@\(ago(12).milliseconds)"),
                detail: "no answer within 10 s"),
            HistoryEntry(channel: phone, span: StatusSpan(status: .unknown, cause: .overdue, start: ago(64))),
            HistoryEntry(
                channel: web,
                span: StatusSpan(
                    status: .degraded, reason: "condition_failed", start: ago(65_000), end: ago(60_000),
                    evidence: "parking-permit/web/probe:start@1"),
                detail: "expected time.total < 2s, found 3.4 s"),
        ]
    }

    var maintenance: [MaintenanceWindow] {
        [
            MaintenanceWindow(
                title: Self.text("New payment system", "Nouveau système de paiement"), from: now + .seconds(86_400),
                until: now + .seconds(97_200), channels: ["web", "mobile"])
        ]
    }

    var service: ServiceModel {
        let window = Window(start: now - .seconds(90 * 86_400), end: now)
        let subject = Subject.channel("parking-permit", "web")
        func description(_ id: String, _ english: String, _ french: String, _ unit: ShownUnit) -> MeasureDescription {
            MeasureDescription(
                id: id, title: Self.text(english, french), definition: Text("en", "What exactly is measured."),
                unit: unit,
                source: "ISO 25010")
        }
        return ServiceModel(
            slug: "parking-permit", title: title, summary: summary, organisation: organisation,
            status: StatusSpan(status: .down, start: ago(12)), peoplePerDay: 1150, peopleSource: "annual report 2025",
            situation: situation, channels: [web, mobile, phone, counter],
            coverage: [
                CoverageRow(
                    task: apply,
                    cells: [
                        .init(grade: .fails, status: .down), .init(grade: .fails, status: .down),
                        .init(grade: .unverified, status: .unknown), .init(grade: .reachable, status: .up),
                    ]),
                CoverageRow(
                    task: track,
                    cells: [
                        .init(grade: .fails, status: .down), .init(grade: .fails, status: .down), .init(grade: .absent),
                        .init(grade: .declared, status: .up),
                    ]),
            ],
            histories: histories, events: events,
            measures: [
                MeasureRow(
                    measure: description("uptime.ratio", "Time that it works", "Temps de fonctionnement", .percent),
                    channel: web,
                    value: MeasuredValue(
                        measure: "uptime.ratio", subject: subject, window: window, outcome: .number(99.996),
                        interval: 99.21...99.998, sampleSize: 128_412, knownShare: 0.986, asOf: ago(1))),
                MeasureRow(
                    measure: description("response.p95", "Slowest twentieth", "Vingtième le plus lent", .milliseconds),
                    channel: web,
                    value: MeasuredValue(
                        measure: "response.p95", subject: subject, window: window, outcome: .number(412.7),
                        sampleSize: 128_412,
                        asOf: ago(1))),
                MeasureRow(
                    measure: description("satisfaction.mean10", "Satisfaction", "Satisfaction", .score),
                    value: MeasuredValue(
                        measure: "satisfaction.mean10", subject: .service("parking-permit"), window: window,
                        outcome: .none(.noSourceYet))),
            ],
            results: [
                ResultRow(
                    at: ago(1), channel: web, probe: "start", outcome: .bad, trigger: .confirmation, reason: "timeout",
                    detail: "no answer within 10 s", total: .milliseconds(10_002)),
                ResultRow(at: ago(14), channel: web, probe: "start", outcome: .good, total: .milliseconds(187)),
                ResultRow(at: ago(70), channel: phone, probe: "line", outcome: .good, trigger: .pushed),
            ],
            resultPagination: Pagination(page: 1, total: 128),
            probes: [
                ProbeRow(
                    id: "start", channel: web,
                    title: Self.text("A web page answers and says what it should", "Une page web répond"),
                    task: apply, every: .seconds(60), last: ago(1), next: ago(-1)),
                ProbeRow(
                    id: "line", channel: phone,
                    title: Self.text("A system reports that it works", "Un système donne signe de vie"),
                    every: .seconds(300), isPushed: true, last: ago(70)),
                ProbeRow(
                    id: "certificate", channel: web,
                    title: Self.text("The certificate is valid", "Le certificat est valable"),
                    every: .seconds(86_400), decidesAvailability: false),
            ],
            offices: ["service_owner", "duty_manager"], maintenance: maintenance, openAlerts: [42])
    }

    var publicStatus: PublicStatusModel {
        PublicStatusModel(
            slug: "parking-permit", title: title, summary: summary, organisation: organisation,
            status: StatusSpan(status: .down, start: ago(12)), situation: situation,
            addresses: ["counter": "1 Market Square, Ashbrook", "phone": "tel:+35315550123"], histories: histories,
            events: events, channels: [web, mobile, phone, counter], maintenance: maintenance, asOf: ago(1))
    }

    func alert(_ state: AlertModel.State = .open, kind: AlertModel.Kind = .status) -> AlertModel {
        var model = AlertModel(
            id: 42, service: "parking-permit", title: title, organisation: organisation, kind: kind, state: state,
            severity: kind == .status ? .critical : .warning,
            status: kind == .overdue ? .unknown : kind == .status ? .down : .degraded,
            since: ago(12),
            openedAt: ago(10), peoplePerDay: 1150, situation: situation,
            evidence: [
                .init(
                    at: ago(12), channel: web, check: "start", reason: "timeout",
                    detail: "no complete answer within 10000 ms")
            ], run: .init(3),
            deliveries: [
                DeliveryRow(purpose: .opened, office: "duty_manager", state: .delivered, attempts: 1, at: ago(9)),
                DeliveryRow(
                    purpose: .opened, office: "service_owner", state: .pending, attempts: 2, at: ago(-2),
                    problem: "the mail server refused the connection; it is tried again"),
            ],
            history: [
                AlertHistoryRow(at: ago(10), kind: .opened),
                AlertHistoryRow(at: ago(9), kind: .note, note: "Two messages were made."),
            ])
        if state != .open { (model.acknowledgedAt, model.acknowledgedBy) = (ago(5), "duty_manager") }
        if state == .resolved {
            (model.resolvedAt, model.situationUntil, model.ending) = (ago(1), ago(1), overSituation)
        }
        if kind == .overdue {
            model.situation = Situation(cells: situation.cells.filter { $0.status == .unknown || $0.status == .up })
            model.run = nil
            model.evidence = [.init(at: ago(64), channel: phone, check: "line", reason: "ok", detail: "")]
        }
        switch kind {
        case .status, .overdue, .unmeasured, .network: break
        case .verdict, .ratings, .fact: complete(&model)
        }
        return model
    }

    var alerts: AlertListModel {
        AlertListModel(
            rows: [alert(), listed(41, .acknowledged), listed(40, .resolved), network(.open)].map { .init($0) },
            pagination: Pagination(page: 1, total: 4))
    }

    /// Another alert of the list: silence, or one that is over.
    private func listed(_ id: Int64, _ state: AlertModel.State) -> AlertModel {
        var model = alert(state, kind: state == .resolved ? .status : .overdue)
        model.id = id
        model.title =
            state == .resolved
            ? Self.text("Pay local tax", "Payer les impôts locaux") : Text("en", "Report a broken street light")
        (model.severity, model.since) = (.warning, ago(state == .resolved ? 3000 : 2000))
        model.status = state == .resolved ? .degraded : .unknown
        model.peoplePerDay = state == .resolved ? 420 : nil
        if state == .resolved { (model.resolvedAt, model.endedAt) = (ago(2900), ago(2900)) }
        return model
    }

    func mail(
        _ purpose: DeliveryRow.Purpose, _ language: Language, of kind: AlertModel.Kind = .status
    ) -> AlertMailModel {
        AlertMailModel(
            alert: alert(purpose == .resolved ? .resolved : .open, kind: kind),
            purpose: purpose,
            acknowledgeURL: "https://watch.ashbrook.example/acknowledge/eyJhIjo0Mn0.9f86d081884c7d659a2feaa0c55ad015",
            pageURL: "https://watch.ashbrook.example/details/42-1798000000000-9f86d081?lang=\(language.rawValue)",
            pageUntil: ago(9) + .seconds(30 * 86_400), language: language, zone: zone, now: ago(9))
    }
}
