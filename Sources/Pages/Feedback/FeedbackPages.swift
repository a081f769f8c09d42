public import Registry

/// The page on which people choose what they want to say something about.
public func feedbackStartPage(_ model: FeedbackStartModel, in context: PageContext) -> HTML {
    let words = context.words
    return page(
        "\(words.feedbackTitle) – \(words.text(model.title))", in: context,
        """
        <p class="over">\(words.marked(model.organisation))</p>
        <h1>\(words.marked(model.title))\(words.colon) \(words.feedbackTitle)</h1>
        <p class="intro">\(words.feedbackIntro)</p>
        <h2>\(words.feedbackStart)</h2>
        <ul>\(each: model.channels, { channel in
            "<li><a href=\"\(context.link(.feedback(model.service, channel.id)))\">\(words.name(channel))</a></li>"
        })</ul>
        """)
}

/// The form itself: it works without scripts, and what is wrong is told beside each answer.
public func feedbackFormPage(_ model: FeedbackFormModel, in context: PageContext) -> HTML {
    let words = context.words
    let title = "\(words.feedbackTitle) – \(words.text(model.title))"
    return page(
        model.problems.isEmpty ? title : "\(words.formProblems) – \(title)", in: context,
        """
        <p class="over">\(words.marked(model.organisation)) – \(words.name(model.channel))</p>
        <h1>\(words.marked(model.title))\(words.colon) \(words.feedbackTitle)</h1>
        <p class="intro">\(words.feedbackIntro)</p>
        \(when: model.isSentAlready, "<div class=\"wrong\" role=\"alert\"><p>\(words.sentAlready)</p></div>")\
        \(summary(model, context))
        <form class="ask" method="post" action="\(context.link(.feedback(model.service, model.channel.id)))">
        <input type="hidden" name="form_key" value="\(model.key)">
        \(each: model.questions, { question($0, model, context) })
        <div class="hidden"><label for="website">\(words.honeypotLabel)</label>\
        <input id="website" name="website" type="text" tabindex="-1" autocomplete="off"></div>
        <p class="quiet">\(words.feedbackPrivacy)</p>
        <p><button>\(words.sendFeedback)</button></p>
        </form>
        """)
}

private func summary(_ model: FeedbackFormModel, _ context: PageContext) -> HTML {
    let words = context.words
    guard !model.problems.isEmpty else { return .empty }
    let wrong = model.questions.filter { model.problems[$0.id] != nil }
    return """
        <div class="panel problems" role="alert" aria-labelledby="problems"><h2 id="problems">\(words.formProblems)</h2>
        <ul>\(each: wrong, { question in
            """
            <li><a href="\(Link(fragment: "q-\(question.id)"))">\(words.marked(question.label))</a>\
            \(if: model.problems[question.id], { "\(words.colon) \(words.problem($0))" })</li>
            """
        })</ul></div>
        """
}

private func question(
    _ question: FeedbackFormModel.Question, _ model: FeedbackFormModel, _ context: PageContext
) -> HTML {
    switch question.kind {
    case .choice(let options): fields(question, options, type: "radio", model, context)
    case .several(let options): fields(question, options, type: "checkbox", model, context)
    case .text(let limit): words(question, limit, model, context)
    }
}

private func notes(_ question: FeedbackFormModel.Question, _ context: PageContext) -> [HTML] {
    let words = context.words
    return [
        question.askedAfter.isEmpty ? nil : HTML(escaping: words.askedAfter(question.askedAfter)),
        question.hint.map(words.marked),
    ].compactMap { $0 }
}

private func fields(
    _ question: FeedbackFormModel.Question, _ options: [FeedbackFormModel.Question.Option], type: String,
    _ model: FeedbackFormModel, _ context: PageContext
) -> HTML {
    let words = context.words
    let chosen = model.values[question.id] ?? []
    let problem = model.problems[question.id]
    let notes = notes(question, context)
    return """
        <fieldset id="q-\(question.id)" tabindex="-1"\(when: problem != nil, " class=\"wrong\"")>
        <legend>\(words.marked(question.label)) \(when: question.isRequired, "<small>\(words.requiredMark)</small>")</legend>
        \(each: notes, { "<p class=\"quiet\">\($0)</p>" })\
        \(if: problem, { "<p id=\"q-\(question.id)-problem\">\(words.problem($0))</p>" })
        \(each: options, { option in
            """
            <label class="option"><input type="\(type)" name="\(question.id)" value="\(option.id)"\
            \(when: chosen.contains(option.id), " checked")\
            \(when: problem != nil, " aria-describedby=\"q-\(question.id)-problem\"")> \
            \(words.marked(option.label))</label>
            """
        })
        </fieldset>
        """
}

private func words(
    _ question: FeedbackFormModel.Question, _ limit: Int, _ model: FeedbackFormModel, _ context: PageContext
) -> HTML {
    let words = context.words
    let problem = model.problems[question.id]
    let notes = notes(question, context) + [HTML(escaping: words.characterLimit(limit))]
    return """
        <div class="field wide\(when: problem != nil, " wrong")" id="q-\(question.id)" tabindex="-1">
        <label for="\(question.id)">\(words.marked(question.label)) <small>\
        \(question.isRequired ? words.requiredMark : words.optionalMark)</small></label>
        <p class="quiet" id="q-\(question.id)-notes">\(each: notes, { "\($0) " })</p>\
        \(if: problem, { "<p id=\"q-\(question.id)-problem\">\(words.problem($0))</p>" })
        <textarea id="\(question.id)" name="\(question.id)" rows="5" aria-describedby="q-\(question.id)-notes\
        \(when: problem != nil, " q-\(question.id)-problem")">
        \(model.values[question.id]?.first ?? "")</textarea></div>
        """
}

/// The page where people are not asked, or are asked no longer.
public func feedbackClosedPage(service: String, in context: PageContext) -> HTML {
    let words = context.words
    return page(
        words.feedbackTitle, in: context,
        """
        <h1>\(words.feedbackTitle)</h1>
        <p class="intro">\(words.feedbackClosed)</p>
        <p><a href="\(context.link(.status(service)))">\(words.publicPageLink)</a></p>
        """)
}

/// The page after sending: the code, once.
public func feedbackThanksPage(service: String, title: Text, code: String, in context: PageContext) -> HTML {
    let words = context.words
    return page(
        words.thanksTitle, in: context,
        """
        <p class="over">\(words.marked(title))</p>
        <h1>\(words.thanksTitle)</h1>
        <div class="panel"><h2>\(words.thanksCode)</h2>
        <p class="code">\(code)</p>
        <p>\(words.thanksMeaning)</p>
        <p><a href="\(context.link(.follow(code)))">\(words.followNow)</a></p></div>
        <p><a href="\(context.link(.status(service)))">\(words.publicPageLink)</a></p>
        """)
}

/// The page on which people enter their code.
public func followFormPage(isUnknown: Bool, in context: PageContext) -> HTML {
    let words = context.words
    return page(
        words.followTitle, in: context,
        """
        <h1>\(words.followTitle)</h1>
        <p class="intro">\(words.followIntro)</p>
        \(when: isUnknown, "<p class=\"wrong\" role=\"alert\" id=\"code-problem\">\(words.unknownCode)</p>")
        <form class="ask" method="post" action="\(context.link(.followForm))">
        <div class="field wide"><label for="code">\(words.codeLabel)</label><input id="code" name="code" type="text" \
        autocomplete="off" spellcheck="false" maxlength="60"\(when: isUnknown, " aria-describedby=\"code-problem\"")></div>
        <p><button>\(words.show)</button></p></form>
        """)
}

/// What became of a submission, for whoever holds its code.
public func followPage(_ model: FollowModel, in context: PageContext) -> HTML {
    let words = context.words
    let standing = words.standing(model)
    return page(
        words.followTitle, in: context,
        """
        <p class="over">\(words.marked(model.title))\(if: model.channel, { " – \(words.name($0))" })</p>
        <h1>\(words.followTitle)</h1>
        <p class="standing"><strong>\(standing.head)</strong>\(if: standing.words, { " <span>\($0)</span>" })</p>
        <h2>\(words.whatHappened)</h2>
        <ul class="events">\(each: model.events, { event in
            """
            <li><strong>\(words.event(event.kind))</strong>\(if: event.words, { "<p>\($0)</p>" })
            <p class="quiet">\(words.time(event.at, words.momentAndZone(event.at)))</p></li>
            """
        })</ul>
        \(if: model.loop, { loopOfSubmission($0, model, context) })
        <h2>\(words.whatYouSaid)</h2>
        \(when: model.words.isEmpty, "<p class=\"empty\">\(words.nothingWritten)</p>")\
        \(each: model.words, { "<blockquote>\($0)</blockquote>" })
        \(when: !model.words.isEmpty, """
            <form method="post" action="\(context.link(.follow(model.code)))"><p>\(words.takeBackMeaning)</p>
            <p><button class="plain">\(words.takeBack)</button></p></form>
            """)
        """)
}

private func loopOfSubmission(_ loop: LoopModel, _ model: FollowModel, _ context: PageContext) -> HTML {
    let words = context.words
    let asks = [.acted, .reviewed, .closed].contains(loop.state) && loop.changedAt != nil
    let answer = model.isFixed.map { $0 ? words.itIsFixed : words.itIsNotFixed }
    return """
        <div class="panel"><h2>\(words.loopsTitle)</h2>
        \(story(loop, context))
        <p class="quiet">\(words.loopState(loop.state))\(if: loop.due, { " – \($0.description)" })</p>
        \(when: asks, """
            <form method="post" action="\(context.link(.fixed(model.code)))"><p><strong>\(words.isItFixed)</strong>\
            \(if: answer, { " \($0)." })</p>
            <p><button name="fixed" value="yes">\(words.itIsFixed)</button> \
            <button class="plain" name="fixed" value="no">\(words.itIsNotFixed)</button></p></form>
            """)
        </div>
        """
}
