extension MeasureCatalogue {
    /// Availability and speed, from the history of probes.
    static let availability: [Measure] = [
        Measure(
            "uptime.ratio", en: "Time working", fr: "Temps en service", .percent, .higher, of: .doors,
            source: "FR Vos démarches essentielles (availability); US Digital Services Playbook 12; AU DPS 2",
            "Share of the known time in which people could get in; planned maintenance counts as time in which they "
                + "could not, unknown time is left out."),
        Measure(
            "uptime.ratio.ex_planned", en: "Time working, planned maintenance left out",
            fr: "Temps en service, hors maintenance prévue", .percent, .higher, of: .doors,
            source: "US Digital Services Playbook 12",
            "As uptime.ratio, with announced maintenance windows removed."),
        Measure(
            "uptime.declared_hours", en: "Time working within declared hours",
            fr: "Temps en service pendant les heures annoncées", .percent, .higher, of: .doors,
            source: "SG Digital Service Standards PR-3",
            "As uptime.ratio.ex_planned, over the declared service hours only; around the clock where none are "
                + "declared."),
        Measure(
            "response.mean", en: "Mean response time", fr: "Temps de réponse moyen", .milliseconds, .lower,
            of: .answering, source: "FR Vos démarches essentielles (speed)",
            "Mean time from start to the last byte, over scheduled runs that were answered in full."),
        Measure(
            "response.p50", en: "Median response time", fr: "Temps de réponse médian", .milliseconds, .lower,
            of: .answering, source: "US Digital Services Playbook 12",
            "Time from start to the last byte that half of the answers keep."),
        Measure(
            "response.p95", en: "95th percentile of response time", fr: "95e centile du temps de réponse",
            .milliseconds, .lower, of: .answering, source: "US Digital Services Playbook 12",
            "Time from start to the last byte that 95 of 100 answers keep; at least 20 answers."),
        Measure(
            "response.p98", en: "98th percentile of response time", fr: "98e centile du temps de réponse",
            .milliseconds, .lower, of: .answering, source: "US Digital Services Playbook 12",
            "Time from start to the last byte that 98 of 100 answers keep; at least 50 answers."),
        Measure(
            "response.share_over_1s", en: "Answers slower than 1 second", fr: "Réponses de plus d'une seconde",
            .percent, .lower, of: .answering, source: "US Digital Services Playbook 12",
            "Share of full answers that take longer than one second."),
        Measure(
            "response.share_over_2s", en: "Answers slower than 2 seconds", fr: "Réponses de plus de 2 secondes",
            .percent, .lower, of: .answering, source: "US Digital Services Playbook 12",
            "Share of full answers that take longer than two seconds."),
        Measure(
            "response.share_over_4s", en: "Answers slower than 4 seconds", fr: "Réponses de plus de 4 secondes",
            .percent, .lower, of: .answering, source: "US Digital Services Playbook 12",
            "Share of full answers that take longer than four seconds."),
        Measure(
            "response.share_over_8s", en: "Answers slower than 8 seconds", fr: "Réponses de plus de 8 secondes",
            .percent, .lower, of: .answering, source: "US Digital Services Playbook 12",
            "Share of full answers that take longer than eight seconds."),
        Measure(
            "ttfb", en: "Time to the first byte", fr: "Temps jusqu'au premier octet", .milliseconds, .lower,
            of: .answering, source: "ScanGov performance",
            "Median time from start (look-up, connection and encryption included) to the first byte of the answer."),
        Measure(
            "error.rate", en: "Requests that failed", fr: "Requêtes en échec", .percent, .lower, of: .doors,
            source: "US Digital Services Playbook 12",
            "Share of scheduled runs that the server answered with 500 to 599 or that got no answer; runs that failed "
                + "through our own fault are left out."),
        Measure(
            "fcp", en: "First content painted", fr: "Premier contenu affiché", .milliseconds, .lower, of: .pages,
            browser: .full, source: "Web Vitals; ScanGov performance",
            "Time until the browser shows the first text or image."),
        Measure(
            "lcp", en: "Largest content painted", fr: "Plus grand contenu affiché", .milliseconds, .lower,
            of: .pages, browser: .full, source: "Web Vitals; ScanGov performance",
            "Time until the largest text or image in view is shown; 75th percentile where it comes from the field."),
        Measure(
            "cls", en: "Layout shift", fr: "Décalage de mise en page", .ratio, .lower, of: .pages, browser: .full,
            source: "Web Vitals; ScanGov performance",
            "How much visible content moves about by itself: the largest burst of layout shift scores."),
        Measure(
            "inp", en: "Interaction to next paint", fr: "Interaction jusqu'à l'affichage suivant", .milliseconds,
            .lower, of: .pages, browser: .full, source: "Web Vitals; ScanGov performance",
            "Time from a click, tap or key press until the page shows a reaction, near the worst of all."),
        Measure(
            "lighthouse.performance", en: "Lighthouse performance score", fr: "Score de performance Lighthouse",
            .points, .higher, of: .pages, browser: .full,
            source: "IT municipal model C.SI.4.1, school model R.SC.3.1",
            "The performance category of Lighthouse times 100, from 0 to 100."),
        Measure(
            "page.load", en: "Page usable", fr: "Page utilisable", .seconds, .lower, of: .pages, browser: .full,
            source: "SG Digital Service Standards PR-7", "Time until the page can be used."),
        Measure(
            "maintenance.notice_lead", en: "Notice before maintenance", fr: "Préavis de maintenance", .days, .higher,
            of: .recorded, source: "SG Digital Service Standards PR-4",
            "Days between the public notice and the start of planned downtime; the shortest in the window."),
        Measure(
            "outage.notice_delay", en: "Delay of outage notices", fr: "Délai d'information en cas de panne",
            .minutes, .lower, of: .recorded, source: "DE DIN SPEC 66336 5.11.3",
            "Minutes from the detection of an outage to a notice where people come in."),
        Measure(
            "incident.time_to_ack", en: "Time to acknowledge", fr: "Délai de prise en charge", .minutes, .lower,
            of: .recorded, disclosure: .confidential, source: "DE DIN SPEC 66336 5.11.7",
            "Median minutes from an alert to its acknowledgement by an official."),
        Measure(
            "incident.time_to_restore", en: "Time to restore", fr: "Délai de rétablissement", .minutes, .lower,
            of: .recorded, source: "DE DIN SPEC 66336 5.11.7",
            "Median minutes from the start of an outage until people can get in again."),
    ]
}
