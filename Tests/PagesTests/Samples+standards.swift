import Measures
import Pages
import Registry

extension Samples {
    /// A standard with a point of each kind.
    var standard: StandardModel {
        let uptime = MeasureDescription(
            id: "uptime.ratio", title: Self.text("Availability", "Disponibilité"),
            definition: Self.text("Good time over all time.", "Temps bon sur temps total."), unit: .percent)
        return StandardModel(
            id: "org.example.minimum", version: "2.1", title: Self.text("Minimum service standard", "Norme minimale"),
            summary: Self.text("What every service must offer.", "Ce que chaque service doit offrir."),
            publisher: "Example Standards Office", source: "https://standards.example/", licence: "CC-BY-4.0",
            points: [
                .init(
                    id: "REL-1", title: Self.text("Available", "Disponible"),
                    statement: Self.text("It works when it should.", "Il fonctionne quand il le doit."),
                    why: Self.text("People come when they can.", "Chacun vient quand il le peut."), level: .must,
                    group: Self.text("Reliability", "Fiabilité"),
                    decidedBy: [
                        .init(
                            measure: uptime, role: .decides,
                            bands: [.init(verdict: .pass, when: ">= 99.5"), .init(verdict: .fail, when: "otherwise")],
                            window: quarter, samples: "2000", hasSource: true)
                    ], question: nil),
                .init(
                    id: "CHA-2", title: Self.text("Staff know the service", "Les agents connaissent le service"),
                    statement: nil, why: nil, level: .should, group: Self.text("Channels", "Canaux"), decidedBy: [],
                    question: Self.text("Have staff been trained?", "Les agents ont-ils été formés ?")),
            ],
            judged: [
                .init(service: "parking-permit", title: title, counts: [.pass: 1, .fail: 1, .notAssessed: 2])
            ])
    }

    /// Verdicts of every kind on one service.
    var assessment: AssessmentModel {
        let uptime = standard.points[0].decidedBy[0].measure
        let window = Window(start: ago(90 * 1440), end: now)
        let value = VerdictRow.Value(
            measure: uptime, channel: web,
            value: MeasuredValue(
                measure: "uptime.ratio", subject: .channel("parking-permit", "web"), window: window,
                outcome: .number(98.2), interval: 98.1...98.4, sampleSize: 129_600, knownShare: 0.99, asOf: ago(1),
                evidence: [
                    Evidence(subject: .channel("parking-permit", "web"), at: ago(1), detail: "status is 503")
                ]), samplesNeeded: 2000, role: .decides, threshold: "otherwise",
            bands: [">= 99.5", "otherwise"], verdict: .fail)
        let failing = VerdictRow(
            criterion: "REL-1", title: standard.points[0].title, statement: standard.points[0].statement,
            remedy: Self.text("Find what takes it down.", "Trouvez ce qui le fait tomber."), level: .must,
            verdict: .fail, since: ago(300),
            reasons: [.init(code: .band, measure: uptime.title, threshold: "otherwise")], values: [value])
        let others: [(VerdictRow.Verdict, VerdictRow.Reason)] = [
            (.pass, .init(code: .attested, detail: "yes")), (.partial, .init(code: .attested, detail: "partly")),
            (.notApplicable, .init(code: .excluded, detail: "phase: live")),
            (.notAssessed, .init(code: .notAttested)),
            (.insufficientData, .init(code: .tooFew, measure: uptime.title, found: 40, needed: 2000)),
            (.needsPerson, .init(code: .notReviewed)),
            (.error, .init(code: .noValue, measure: uptime.title, detail: "our_error")),
            (.exempt, .init(code: .exempt, date: "2026-12-31")),
            (.expired, .init(code: .attestationExpired, date: "2026-01-31")),
        ]
        let rows = others.map { verdict, reason in
            AssessmentModel.Row(
                VerdictRow(
                    criterion: "P-\(verdict)", title: standard.points[1].title, level: .should,
                    verdict: verdict, isDisputed: verdict == .pass, underlying: verdict == .exempt ? .fail : nil,
                    since: ago(9000), reasons: [reason],
                    stated: verdict == .pass
                        ? .init(
                            words: "Trained in May.", by: "Service owner", on: CivilDate(days: 20_500),
                            evidence: ["minutes: https://office.example/m1"], reviewedBy: "Standards officer",
                            note: "Seen.") : nil), group: standard.points[1].group)
        }
        return AssessmentModel(
            service: "parking-permit", serviceTitle: title, standard: standard, at: ago(5),
            digest: "0f3a9bc41d22aa", rows: [.init(failing, group: standard.points[0].group)] + rows,
            score: .init(value: 0.5, asked: 9, assessed: 3, neededShare: 0.8),
            changes: [
                .init(
                    at: ago(300), criterion: "REL-1", title: standard.points[0].title, was: .pass, became: .fail,
                    cause: .service, version: "2.1")
            ])
    }

    /// The pages about standards.
    func standardPages(_ language: Language) -> [(name: String, html: HTML)] {
        let inside = context(language, at: .standards)
        let outside = context(language, at: .standards, signedIn: false)
        return [
            ("standards", standardListPage([standard], in: outside)),
            ("standard", standardPage(standard, in: inside)),
            ("assessment", assessmentPage(assessment, in: inside)),
        ]
    }
}
