//! How a line of the contract becomes a command: a struct of its arguments, the type of its
//! answer, a variant of `Ask`, and whether it is `guarded`.

macro_rules! contract {
    (@is) => { false };
    (@is guarded) => { true };
    ($( $(#[doc = $doc:literal])+ $name:ident { $( $field:ident : $type:ty ),* } -> $answer:ty $(, $guarded:ident)?; )+) => {
        /// Every command there is.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Ask {
            $( $(#[doc = $doc])+ $name($name), )+
        }

        impl Ask {
            /// Whether it waits until soft mode ends (`care::soft`).
            pub fn is_guarded(&self) -> bool {
                match self {
                    $( Self::$name(_) => contract!(@is $($guarded)?), )+
                }
            }
        }
        $(
            $(#[doc = $doc])+
            #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
            #[allow(missing_docs, reason = "an argument says itself")]
            pub struct $name { $( pub $field: $type, )* }

            impl Command for $name {
                type Answer = $answer;
            }

            impl From<$name> for Ask {
                fn from(command: $name) -> Self {
                    Self::$name(command)
                }
            }
        )+
    };
}
