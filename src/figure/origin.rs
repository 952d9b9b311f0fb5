//! How the fields of a figure were found: the topic of `thi hành kỷ luật ⟦24 đảng viên⟧` from the words before it.
//!
//! The report shows the name of the rule; the program asks for the variant.

/// Fields that may come from words that are not beside the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Field {
    Unit,
    Object,
    Change,
    Topic,
    Facets,
    Organization,
    Period,
}

impl Field {
    /// As the report names it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Unit => "unit",
            Self::Object => "object",
            Self::Change => "change",
            Self::Topic => "topic",
            Self::Facets => "facets",
            Self::Organization => "organization",
            Self::Period => "period",
        }
    }
}

/// Declares the ways to a field: variant, the name of its rule, an example.
macro_rules! sources {
    ($(#[$doc:meta])* $name:ident { $($(#[$what:meta])* $variant:ident = $rule:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum $name { $($(#[$what])* $variant,)* }

        impl $name {
            /// The name of the rule in the report.
            pub(crate) fn rule(self) -> &'static str {
                match self { $(Self::$variant => $rule,)* }
            }
        }
    };
}

sources! {
    /// How the topic was found.
    TopicOrigin {
        /// `28 đoàn giám sát`
        Object = "topic.object",
        /// The topic of the total that this is a part of.
        Division = "topic.division",
        /// `thi hành kỷ luật ⟦24 đảng viên⟧`
        Before = "topic.before",
        /// `⟦186 đảng viên⟧ bị thi hành kỷ luật`
        After = "topic.after",
        /// `kiểm tra 203 tổ chức đảng, ⟦4.668 đảng viên⟧`
        List = "topic.list",
        /// The topic of an earlier figure with the same number of the same people.
        Same = "topic.same",
        /// `Trong số này có ⟦9 cấp ủy viên⟧`
        Opening = "topic.opening",
        /// `⟦718 đảng viên⟧`
        Default = "topic.default",
        /// `23 đảng viên, trong đó ⟦12⟧ nữ`
        Whole = "topic.whole",
        /// The topic of the figure shortly before.
        Neighbour = "topic.neighbour",
        /// The topic of the heading above.
        Heading = "topic.heading",
        /// The main topic of the article.
        Main = "topic.main",
        /// `⟦5 năm⟧ tù`
        Touch = "topic.touch",
    }
}

impl TopicOrigin {
    /// Whether words beside the number did not settle it.
    pub(crate) fn is_inferred(self) -> bool {
        !matches!(self, Self::Object | Self::Before | Self::After | Self::Default | Self::Touch)
    }
}

sources! {
    /// How the word of change was found.
    ChangeOrigin {
        /// `tăng ⟦5%⟧`
        Verb = "change.verb",
        /// `từ 401 xuống còn ⟦208⟧`
        Level = "change.level",
        /// `tăng 3 (hơn ⟦6,6%⟧)`
        Bracket = "change.bracket",
        /// `tăng 9,2% về lượng và ⟦23,5%⟧ về giá trị`
        List = "change.list",
    }
}

sources! {
    /// How the body was found.
    OrganizationOrigin {
        /// The body of the total that this is a part of.
        Division = "body.division",
        /// `⟦Ban Thường vụ Huyện ủy⟧ kỷ luật 9 đảng viên`
        ActingBody = "body.actor",
        /// `40 nhóm công tác của ⟦Ban Thường vụ Thành ủy⟧`
        Owner = "body.owner",
        /// The body of an earlier figure of the list.
        List = "body.list",
        /// The nearest body of the sentence.
        Sentence = "body.sentence",
        /// The body of the figure before in the paragraph.
        Paragraph = "body.paragraph",
        /// The body that the article is about.
        Main = "body.main",
    }
}

impl OrganizationOrigin {
    /// Whether it comes from another sentence or another figure.
    pub(crate) fn is_inferred(self) -> bool {
        !matches!(self, Self::Owner | Self::Sentence)
    }
}

sources! {
    /// How the period was found.
    PeriodOrigin {
        /// `63 thí sinh ⟦năm 2018⟧`
        Beside = "period.beside",
        /// `Các năm 2021, 2022 lần lượt kết nạp 120, 135 đảng viên`
        Turn = "period.turn",
        /// `lũy kế 10 tháng`
        SoFar = "period.so-far",
        /// The nearest date of the sentence.
        Sentence = "period.sentence",
        /// The span in the paragraph that has the length that the sentence states.
        Length = "period.length",
        /// `hiện có`: the day of publication.
        Present = "period.present",
        /// The nearest date before in the paragraph.
        Paragraph = "period.paragraph",
        /// A span of time a few sentences before.
        SpanBefore = "period.span-before",
        /// The date of the headline.
        Headline = "period.headline",
    }
}

impl PeriodOrigin {
    /// Whether it comes from another sentence or was worked out.
    pub(crate) fn is_inferred(self) -> bool {
        !matches!(self, Self::Beside | Self::Turn | Self::Sentence)
    }
}
