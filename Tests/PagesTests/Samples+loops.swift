import Measures
import Pages
import Registry

extension Samples {
    /// A loop in each state.
    var loops: [LoopModel] {
        let measure = MeasureDescription(
            id: "satisfaction.mean10", title: Self.text("Mean satisfaction", "Satisfaction moyenne"),
            definition: Self.text("What people say.", "Ce que disent les usagers."), unit: .score)
        func value(_ number: Double) -> MeasuredValue {
            MeasuredValue(
                measure: measure.id, subject: .service("parking-permit"),
                window: Window(start: ago(9000), end: ago(900)), outcome: .number(number),
                interval: number - 0.25...number + 0.25, sampleSize: 1260)
        }
        let compared = LoopModel.Comparison(measure: measure, before: value(6.1), after: value(7.5))
        return [
            loop(1, .heard), loop(2, .accepted), loop(3, .acted),
            loop(4, .reviewed, effect: .shown, compared: compared), loop(5, .declined),
            loop(6, .closed, effect: .notMeasurable),
        ]
    }

    private var satisfaction: LoopMeasure {
        LoopMeasure(id: "satisfaction.mean10", title: Self.text("Mean satisfaction", "Satisfaction moyenne"))
    }

    private func loop(
        _ id: Int64, _ state: LoopModel.State, effect: LoopModel.Effect? = nil,
        compared: LoopModel.Comparison? = nil
    ) -> LoopModel {
        let isTaken = state != .heard && state != .declined
        let isChanged = [.acted, .reviewed, .closed].contains(state)
        let isMeasurable = effect != .notMeasurable
        return LoopModel(
            id: id, service: "parking-permit", title: title, said: "The page is slow & stops twice.",
            origin: .feedback, state: state, openedAt: ago(9000), owner: isTaken ? "service_owner" : nil,
            due: isTaken ? CivilDate(days: ago(0).milliseconds / 86_400_000 - 1) : nil,
            yardstick: !isTaken
                ? nil
                : isMeasurable
                    ? .measure(satisfaction)
                    : LoopModel.Yardstick.none(because: "two people a year use it"),
            did: isChanged ? "It sends a tenth of the bytes." : state == .declined ? "The law asks for it." : nil,
            changedAt: isChanged ? ago(900) : nil, effect: effect, compared: compared,
            fixed: state == .closed ? 4 : 0, notFixed: state == .closed ? 1 : 0, submissions: 3,
            steps: [.init(at: ago(9000), kind: "heard", words: "The page is slow.")])
    }

    private func list(_ refused: RefusedForm?) -> LoopListModel {
        LoopListModel(
            service: "parking-permit", title: title, loops: loops, offices: ["service_owner", "operator"],
            measures: [
                satisfaction,
                LoopMeasure(
                    id: "uptime.ratio", title: Self.text("Availability", "Disponibilité"),
                    part: .channel("parking-permit", "web"), channel: web),
            ], mayAct: true, refused: refused)
    }

    /// The pages on which is told what is done about what people say.
    func loopPages(_ language: Language) -> [(name: String, html: HTML)] {
        [
            (
                "you-said",
                youSaidPage(
                    YouSaidModel(
                        loops: loops.filter { $0.did != nil }, pagination: Pagination(page: 2, size: 20, total: 44)),
                    in: context(language, at: .youSaid, signedIn: false))
            ),
            ("loops", loopListPage(list(nil), in: context(language, at: .loops("parking-permit")))),
            (
                "loops-refused",
                loopListPage(
                    list(
                        RefusedForm(
                            place: .loop(2),
                            values: [
                                "step": "accept", "owner": "operator", "due": "next & week", "measure": "",
                                "because": "two people",
                            ], problem: .noDay("next & week"))),
                    in: context(language, at: .loops("parking-permit")))
            ),
            (
                "loops-opening-refused",
                loopListPage(
                    list(
                        RefusedForm(
                            place: .opening, values: ["said": "ask ada@town.example", "submission": "12"],
                            problem: .english("what was said seems to hold personal data (e-mail)"))),
                    in: context(language, at: .loops("parking-permit")))
            ),
        ]
    }
}
