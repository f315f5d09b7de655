"""The closed-class words of the languages the lab has met, to tell easy predictions from useful ones."""

_WORDS = {
    "en": "a an the and or but nor so yet if than then that which who whom whose what this these those there here "
    "i you he she it we they me him her us them my your his its our their mine yours is am are was were be been being "
    "do does did have has had having will would shall should can could may might must not no of to in on at by for "
    "with from into about as up out over under after before between through during without because while when where "
    "how why all any some each every very too also only just more most",
    "es": "el la los las un una unos unas lo al del y e o u ni pero sino si que quien cual cuyo este esta estos estas "
    "ese esa esos esas eso esto aquel aquella yo tú él ella usted nosotros ustedes ellos ellas me te se nos le les mi "
    "mis tu tus su sus nuestro nuestra nuestros nuestras es soy son era eran fue ser sido está están estar ha han he "
    "hemos había haber no de a en con por para sin sobre entre hasta desde como más muy también ya cuando donde porque",
    "ca": "el la els les l un una uns unes lo al als del dels pel pels i o ni però sinó si que qui qual aquest aquesta "
    "aquests aquestes això aquell aquella jo tu ell ella vostè nosaltres vosaltres ells elles em et es ens us li el hi "
    "ho en meu meva teu teva seu seva seus seves nostre nostra és sóc són era eren ser estat està estan ha han he hem "
    "havia no de a amb per sense sobre entre fins des com més molt també ja quan on perquè",
    "fr": "le la les l un une des du de d au aux et ou ni mais si que qu qui dont où ce cet cette ces cela je tu il "
    "elle nous vous ils elles me te se lui leur leurs mon ma mes ton ta tes son sa ses notre nos votre vos est suis "
    "sont était être été a ai ont avons avait avoir ne pas à en dans avec par pour sans sur entre comme plus très",
    "pt": "o a os as um uma uns umas ao aos à às do da dos das no na nos nas e ou nem mas se que quem este esta isto "
    "esse essa isso aquele eu tu ele ela você nós eles elas me te se lhe meu minha seu sua nosso nossa é sou são era "
    "foi ser está estão estar tem têm não de a em com por para sem sobre entre até como mais muito também já quando",
    "it": "il lo la i gli le l un uno una al alla del della dei delle nel nella e o né ma se che chi cui questo questa "
    "quello quella io tu lui lei noi voi loro mi ti si ci vi mio mia tuo suo sua nostro è sono era essere stato ha "
    "hanno ho abbiamo non di a in con per da su tra fra come più molto anche già quando dove perché",
}


def function_words(language: str) -> frozenset[str]:
    """Return a language's function words in lower case; empty for a language without a list."""
    return frozenset(_WORDS.get(language.partition("-")[0], "").split())
