/// What is wrong with a form that was not taken, above its fields.
func refusal(_ refused: RefusedForm?, id: String, in context: PageContext) -> HTML {
    guard let refused else { return .empty }
    return """
        <div class="wrong" role="alert"><p id="\(id)">\(context.words.problem(refused.problem))</p></div>

        """
}

/// A form that was not taken and is not on the page any more: what was written is not lost.
func strayForm(_ refused: RefusedForm, in context: PageContext) -> HTML {
    """
    <div class="panel problems" role="alert"><p>\(context.words.problem(refused.problem))</p>
    \(when: !refused.written.isEmpty, """
        <p>\(context.words.notTakenElsewhere)</p><blockquote>\(refused.written)</blockquote>
        """)
    </div>

    """
}
