"""Every door of the house: what each function meets there, by method.

A row is a door, what it is tried with, the method, and one answer per visitor in the order of VISITORS:

ok    the page, or the form again with what is wrong (200)
in    to the page for signing in
sign  to the undertaking, which comes first
go    on to another page of the house
no    not found: missing and forbidden read the same (404)
not   seen, but not to be done by this function (403)
405   there is no such method here
409   not now: the state of the request does not allow it
"""

from typing import NamedTuple

VISITORS = {
    "nobody": "somebody without an account",
    "fresh": "a privacy officer who did not sign yet",
    "stranger": "staff without a function",
    "officer": "privacy officer",
    "fg": "functionaris gegevensbescherming",
    "letting": "letting",
    "nuis_a": "housing consultant of complex A, where the tenant lives",
    "nuis_b": "housing consultant of complex B",
    "arrears": "arrears",
    "maint_a": "maintenance in complex A",
    "desk": "front desk",
    "director": "director",
    "beheer": "functional management",
}


class Door(NamedTuple):
    """One door with what it is tried with (a name in the house), a method, and the answer per visitor."""

    name: str
    case: str
    method: str
    answers: dict[str, str]


TABLE = """
# door                  with               how  nobo fres stra offi fg   lett n_a  n_b  arre m_a  desk dire behe
home                    -                  GET  in   sign go   ok   ok   go   go   go   go   go   go   ok   ok
home                    -                  POST in   sign 405  405  405  405  405  405  405  405  405  405  405
search                  -                  GET  in   sign ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
search                  -                  POST in   sign ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
login                   -                  GET  ok   go   go   go   go   go   go   go   go   go   go   go   go
login                   -                  POST ok   go   go   go   go   go   go   go   go   go   go   go   go
logout                  -                  GET  405  405  405  405  405  405  405  405  405  405  405  405  405
logout                  -                  POST in   in   in   in   in   in   in   in   in   in   in   in   in
undertaking             -                  GET  in   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
undertaking             -                  POST in   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
mailbox                 -                  GET  no   no   no   no   no   no   no   no   no   no   no   no   no
mailbox                 -                  POST 405  405  405  405  405  405  405  405  405  405  405  405  405
mail                    mail               GET  no   no   no   no   no   no   no   no   no   no   no   no   no
mail                    mail               POST 405  405  405  405  405  405  405  405  405  405  405  405  405
healthz                 -                  GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
healthz                 -                  POST 405  405  405  405  405  405  405  405  405  405  405  405  405
readyz                  -                  GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
readyz                  -                  POST 405  405  405  405  405  405  405  405  405  405  405  405  405
# door                  with               how  nobo fres stra offi fg   lett n_a  n_b  arre m_a  desk dire behe
account_login           -                  GET  ok   go   go   go   go   go   go   go   go   go   go   go   go
account_login           -                  POST ok   go   go   go   go   go   go   go   go   go   go   go   go
mfa_authenticate        -                  GET  in   go   go   go   go   go   go   go   go   go   go   go   go
mfa_authenticate        -                  POST in   go   go   go   go   go   go   go   go   go   go   go   go
passkey_sign_in         -                  GET  ok   go   go   go   go   go   go   go   go   go   go   go   go
passkey_sign_in         -                  POST ok   go   go   go   go   go   go   go   go   go   go   go   go
openid_connect_login    provider           GET  no   go   go   go   go   go   go   go   go   go   go   go   go
openid_connect_login    provider           POST 405  405  405  405  405  405  405  405  405  405  405  405  405
openid_connect_callback provider           GET  no   no   no   no   no   no   no   no   no   no   no   no   no
openid_connect_callback provider           POST 405  405  405  405  405  405  405  405  405  405  405  405  405
reauthenticate          -                  GET  in   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
reauthenticate          -                  POST in   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
account                 -                  GET  in   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
account                 -                  POST in   405  405  405  405  405  405  405  405  405  405  405  405
second_factor_app       -                  GET  in   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
second_factor_app       -                  POST in   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
second_factor_passkey   -                  GET  in   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
second_factor_passkey   -                  POST in   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
second_factor_remove    factor             GET  in   405  405  405  405  405  405  405  405  405  405  405  405
second_factor_remove    factor             POST in   no   no   no   no   no   no   no   no   no   no   no   no
recovery_codes          -                  GET  in   go   go   go   go   go   go   go   go   go   go   go   go
recovery_codes          -                  POST in   go   go   go   go   go   go   go   go   go   go   go   go
password                -                  GET  in   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
password                -                  POST in   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
colleagues              -                  GET  in   sign not  ok   not  not  not  not  not  not  not  not  ok
colleagues              -                  POST in   sign not  ok   not  not  not  not  not  not  not  not  ok
invite_again            colleague          GET  in   sign 405  405  405  405  405  405  405  405  405  405  405
invite_again            colleague          POST in   sign not  go   not  not  not  not  not  not  not  not  go
second_factor_reset     colleague          GET  in   sign 405  405  405  405  405  405  405  405  405  405  405
second_factor_reset     colleague          POST in   sign not  go   not  not  not  not  not  not  not  not  409
welcome                 invitation         GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
welcome                 invitation         POST ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
welcome                 forged             GET  409  409  409  409  409  409  409  409  409  409  409  409  409
welcome                 forged             POST 409  409  409  409  409  409  409  409  409  409  409  409  409
# door                  with               how  nobo fres stra offi fg   lett n_a  n_b  arre m_a  desk dire behe
log:list                -                  GET  in   sign no   ok   ok   no   no   no   no   no   no   no   no
log:list                -                  POST in   sign 405  405  405  405  405  405  405  405  405  405  405
log:export              -                  GET  in   sign no   ok   ok   no   no   no   no   no   no   no   no
log:export              -                  POST in   sign no   ok   ok   no   no   no   no   no   no   no   no
log:looks               dossier            GET  in   sign no   ok   ok   no   no   no   no   no   no   no   no
log:looks               dossier            POST in   sign 405  405  405  405  405  405  405  405  405  405  405
log:looks               random             GET  in   sign no   no   no   no   no   no   no   no   no   no   no
log:looks_pdf           dossier            GET  in   sign no   ok   ok   no   no   no   no   no   no   no   no
log:looks_pdf           dossier            POST in   sign 405  405  405  405  405  405  405  405  405  405  405
log:looks_pdf           random             GET  in   sign no   no   no   no   no   no   no   no   no   no   no
# door                  with               how  nobo fres stra offi fg   lett n_a  n_b  arre m_a  desk dire behe
dossiers:list           -                  GET  in   sign ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
dossiers:list           -                  POST in   sign 405  405  405  405  405  405  405  405  405  405  405
dossiers:record         record-tenancy     GET  in   sign no   ok   ok   ok   ok   no   ok   no   ok   no   no
dossiers:record         record-tenancy     POST in   sign 405  405  405  405  405  405  405  405  405  405  405
dossiers:record         record-nuisance    GET  in   sign no   go   go   no   go   no   no   no   no   no   no
dossiers:record         record-maintenance GET  in   sign no   ok   ok   no   no   no   no   ok   no   no   no
dossiers:record         random             GET  in   sign no   no   no   no   no   no   no   no   no   no   no
dossiers:detail         dossier            GET  in   sign no   ok   ok   ok   ok   no   ok   ok   ok   no   no
dossiers:detail         dossier            POST in   sign 405  405  405  405  405  405  405  405  405  405  405
dossiers:detail         random             GET  in   sign no   no   no   no   no   no   no   no   no   no   no
dossiers:reason         section-nuisance   GET  in   sign no   ok   ok   no   ok   no   no   no   no   no   no
dossiers:reason         section-nuisance   POST in   sign no   ok   ok   no   ok   no   no   no   no   no   no
dossiers:reason         section-arrears    GET  in   sign no   ok   ok   no   no   no   ok   no   no   no   no
dossiers:reason         section-arrears    POST in   sign no   ok   ok   no   no   no   ok   no   no   no   no
dossiers:reason         section-tenancy    GET  in   sign no   go   go   go   go   no   go   no   go   no   no
dossiers:reason         section-tenancy    POST in   sign no   ok   ok   ok   ok   no   ok   no   ok   no   no
# door                  with               how  nobo fres stra offi fg   lett n_a  n_b  arre m_a  desk dire behe
people:person           person             GET  in   sign no   ok   ok   no   no   no   no   no   no   no   no
people:person           person             POST in   sign 405  405  405  405  405  405  405  405  405  405  405
people:person           no-person          GET  in   sign no   no   no   no   no   no   no   no   no   no   no
people:tie              dossier            GET  in   sign no   ok   not  ok   ok   no   ok   not  ok   no   no
people:tie              dossier            POST in   sign no   ok   not  ok   ok   no   ok   not  ok   no   no
people:tie              random             GET  in   sign no   no   no   no   no   no   no   no   no   no   no
people:tie_search       dossier            GET  in   sign 405  405  405  405  405  405  405  405  405  405  405
people:tie_search       dossier            POST in   sign no   ok   not  ok   ok   no   ok   not  ok   no   no
people:tie_end          tie                GET  in   sign no   ok   not  ok   ok   no   ok   not  ok   no   no
people:tie_end          tie                POST in   sign no   ok   not  ok   ok   no   ok   not  ok   no   no
people:tie_end          no-tie             GET  in   sign no   no   not  no   no   no   no   not  no   no   no
# door                  with               how  nobo fres stra offi fg   lett n_a  n_b  arre m_a  desk dire behe
imports:list            -                  GET  in   sign not  ok   not  not  not  not  not  not  not  not  ok
imports:list            -                  POST in   sign not  ok   not  not  not  not  not  not  not  not  ok
imports:detail          import             GET  in   sign not  ok   not  not  not  not  not  not  not  not  ok
imports:detail          import             POST in   sign 405  405  405  405  405  405  405  405  405  405  405
imports:detail          no-import          GET  in   sign not  no   not  not  not  not  not  not  not  not  no
imports:confirmation    import             GET  in   sign 405  405  405  405  405  405  405  405  405  405  405
imports:confirmation    import             POST in   sign not  409  not  not  not  not  not  not  not  not  409
imports:undoing         import             GET  in   sign 405  405  405  405  405  405  405  405  405  405  405
imports:undoing         import             POST in   sign not  409  not  not  not  not  not  not  not  not  409
imports:refused         import             GET  in   sign not  ok   not  not  not  not  not  not  not  not  ok
imports:refused         import             POST in   sign 405  405  405  405  405  405  405  405  405  405  405
imports:sample          sample             GET  in   sign not  ok   not  not  not  not  not  not  not  not  ok
imports:sample          sample             POST in   sign 405  405  405  405  405  405  405  405  405  405  405
imports:sample          no-sample          GET  in   sign not  no   not  not  not  not  not  not  not  not  no
imports:vera            dossier            GET  in   sign 405  405  405  405  405  405  405  405  405  405  405
imports:vera            dossier            POST in   sign not  ok   not  not  not  not  not  not  not  not  not
imports:vera            random             POST in   sign not  no   not  not  not  not  not  not  not  not  not
# door                  with               how  nobo fres stra offi fg   lett n_a  n_b  arre m_a  desk dire behe
register:public         -                  GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
register:public         -                  POST 405  405  405  405  405  405  405  405  405  405  405  405  405
register:public_jsonld  -                  GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
register:public_jsonld  -                  POST 405  405  405  405  405  405  405  405  405  405  405  405  405
register:newest         activity           GET  go   go   go   go   go   go   go   go   go   go   go   go   go
register:newest         activity           POST 405  405  405  405  405  405  405  405  405  405  405  405  405
register:version        version            GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
register:version        version            POST 405  405  405  405  405  405  405  405  405  405  405  405  405
register:version_jsonld version            GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
register:version_jsonld version            POST 405  405  405  405  405  405  405  405  405  405  405  405  405
register:inform         activity           GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
register:inform         activity           POST 405  405  405  405  405  405  405  405  405  405  405  405  405
register:inform_pdf     activity           GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
register:inform_pdf     activity           POST 405  405  405  405  405  405  405  405  405  405  405  405  405
register:version        no-version         GET  no   no   no   no   no   no   no   no   no   no   no   no   no
register:list           -                  GET  in   sign ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
register:list           -                  POST in   sign 405  405  405  405  405  405  405  405  405  405  405
register:new            -                  GET  in   sign not  ok   not  not  not  not  not  not  not  not  not
register:new            -                  POST in   sign not  ok   not  not  not  not  not  not  not  not  not
register:export         -                  GET  in   sign not  ok   ok   not  not  not  not  not  not  not  not
register:export         -                  POST in   sign not  ok   ok   not  not  not  not  not  not  not  not
register:detail         activity           GET  in   sign ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
register:detail         activity           POST in   sign 405  405  405  405  405  405  405  405  405  405  405
register:detail         no-activity        GET  in   sign no   no   no   no   no   no   no   no   no   no   no
register:edit           activity           GET  in   sign not  ok   not  not  not  not  not  not  not  not  not
register:edit           activity           POST in   sign not  ok   not  not  not  not  not  not  not  not  not
register:check          activity           GET  in   sign 405  405  405  405  405  405  405  405  405  405  405
register:check          activity           POST in   sign not  go   not  not  not  not  not  not  not  not  not
register:end            activity           GET  in   sign 405  405  405  405  405  405  405  405  405  405  405
register:end            activity           POST in   sign not  go   not  not  not  not  not  not  not  not  not
register:resume         activity           GET  in   sign 405  405  405  405  405  405  405  405  405  405  405
register:resume         activity           POST in   sign not  409  not  not  not  not  not  not  not  not  not
register:dpia           activity           GET  in   sign not  ok   ok   not  not  not  not  not  not  not  not
register:dpia           activity           POST in   sign not  ok   ok   not  not  not  not  not  not  not  not
# door                  with               how  nobo fres stra offi fg   lett n_a  n_b  arre m_a  desk dire behe
recording:start         dossier            GET  in   sign no   ok   not  ok   ok   no   ok   ok   ok   no   no
recording:start         dossier            POST in   sign 405  405  405  405  405  405  405  405  405  405  405
recording:start         random             GET  in   sign no   no   no   no   no   no   no   no   no   no   no
recording:entry         basis-tenancy      GET  in   sign no   ok   not  ok   ok   no   ok   no   ok   no   no
recording:entry         basis-tenancy      POST in   sign no   ok   not  ok   ok   no   ok   no   ok   no   no
recording:entry         basis-nuisance     GET  in   sign no   ok   not  no   ok   no   no   no   no   no   no
recording:entry         basis-nuisance     POST in   sign no   ok   not  no   ok   no   no   no   no   no   no
recording:entry_search  basis-tenancy      GET  in   sign 405  405  405  405  405  405  405  405  405  405  405
recording:entry_search  basis-tenancy      POST in   sign no   ok   not  ok   ok   no   ok   no   ok   no   no
recording:attachment    record-tenancy     GET  in   sign no   ok   not  ok   ok   no   ok   no   ok   no   no
recording:attachment    record-tenancy     POST in   sign no   ok   not  ok   ok   no   ok   no   ok   no   no
recording:attachment    record-nuisance    GET  in   sign no   go   not  no   go   no   no   no   no   no   no
recording:attachment    record-nuisance    POST in   sign no   go   not  no   go   no   no   no   no   no   no
recording:statement     record-tenancy     GET  in   sign no   ok   not  ok   ok   no   ok   no   ok   no   no
recording:statement     record-tenancy     POST in   sign no   ok   not  ok   ok   no   ok   no   ok   no   no
recording:statement     record-nuisance    POST in   sign no   go   not  no   go   no   no   no   no   no   no
recording:corrections   record-tenancy     GET  in   sign no   ok   not  ok   ok   no   ok   no   ok   no   no
recording:corrections   record-tenancy     POST in   sign 405  405  405  405  405  405  405  405  405  405  405
recording:corrections   record-nuisance    GET  in   sign no   go   not  no   go   no   no   no   no   no   no
recording:correction    title-tenancy      GET  in   sign no   ok   not  ok   ok   no   ok   no   ok   no   no
recording:correction    title-tenancy      POST in   sign no   ok   not  ok   ok   no   ok   no   ok   no   no
recording:correction    title-nuisance     GET  in   sign no   go   not  no   go   no   no   no   no   no   no
recording:correction    title-nuisance     POST in   sign no   go   not  no   go   no   no   no   no   no   no
recording:file          file-tenancy       GET  in   sign no   ok   ok   ok   ok   no   ok   no   ok   no   no
recording:file          file-tenancy       POST in   sign 405  405  405  405  405  405  405  405  405  405  405
recording:file          file-nuisance      GET  in   sign no   go   go   no   go   no   no   no   no   no   no
# door                  with               how  nobo fres stra offi fg   lett n_a  n_b  arre m_a  desk dire behe
grants:matrix           -                  GET  in   sign not  ok   ok   not  not  not  not  not  not  not  ok
grants:matrix           -                  POST in   sign 405  405  405  405  405  405  405  405  405  405  405
grants:function         function           GET  in   sign not  ok   not  not  not  not  not  not  not  not  not
grants:function         function           POST in   sign not  ok   not  not  not  not  not  not  not  not  not
grants:function         fixed-function     GET  in   sign not  ok   not  not  not  not  not  not  not  not  not
grants:function         fixed-function     POST in   sign not  ok   not  not  not  not  not  not  not  not  not
grants:function         no-function        GET  in   sign not  no   not  not  not  not  not  not  not  not  not
grants:people           -                  GET  in   sign not  ok   ok   not  not  not  not  not  not  not  ok
grants:people           -                  POST in   sign 405  405  405  405  405  405  405  405  405  405  405
grants:person           colleague          GET  in   sign not  ok   ok   not  not  not  not  not  not  not  ok
grants:person           colleague          POST in   sign not  go   not  not  not  not  not  not  not  not  not
grants:leaving          colleague          GET  in   sign 405  405  405  405  405  405  405  405  405  405  405
grants:leaving          colleague          POST in   sign not  go   not  not  not  not  not  not  not  not  not
grants:areas            -                  GET  in   sign not  ok   ok   not  not  not  not  not  not  not  ok
grants:areas            -                  POST in   sign not  ok   not  not  not  not  not  not  not  not  not
grants:team             team               GET  in   sign not  ok   not  not  not  not  not  not  not  not  not
grants:team             team               POST in   sign not  go   not  not  not  not  not  not  not  not  not
grants:team             no-team            GET  in   sign not  no   not  not  not  not  not  not  not  not  not
grants:personal         -                  GET  in   sign not  ok   ok   not  not  not  not  not  not  not  not
grants:personal         -                  POST in   sign not  ok   not  not  not  not  not  not  not  not  not
grants:ending           grant              GET  in   sign 405  405  405  405  405  405  405  405  405  405  405
grants:ending           grant              POST in   sign not  go   not  not  not  not  not  not  not  not  not
grants:ending           no-grant           POST in   sign not  no   not  not  not  not  not  not  not  not  not
grants:emergencies      -                  GET  in   sign not  ok   ok   not  not  not  not  not  not  not  not
grants:emergencies      -                  POST in   sign 405  405  405  405  405  405  405  405  405  405  405
grants:review           emergency          GET  in   sign not  ok   ok   not  not  not  not  not  not  not  not
grants:review           emergency          POST in   sign not  ok   not  not  not  not  not  not  not  not  not
grants:review           no-grant           GET  in   sign not  no   no   not  not  not  not  not  not  not  not
grants:enter            section-nuisance   GET  in   sign no   go   go   ok   go   no   ok   ok   ok   no   no
grants:enter            section-nuisance   POST in   sign no   ok   ok   ok   ok   no   ok   ok   ok   no   no
grants:enter            no-section         GET  in   sign no   no   no   no   no   no   no   no   no   no   no
looking:looks            -                  GET  in   sign not  ok   ok   not  not  not  not  not  not  not  not
looking:looks            -                  POST in   sign 405  405  405  405  405  405  405  405  405  405  405
# door                  with               how  nobo fres stra offi fg   lett n_a  n_b  arre m_a  desk dire behe
cases:start             -                  GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
cases:start             -                  POST go   go   go   go   go   go   go   go   go   go   go   go   go
cases:step              step               GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
cases:step              step               POST ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
cases:step              no-step            GET  no   no   no   no   no   no   no   no   no   no   no   no   no
cases:step              no-step            POST no   no   no   no   no   no   no   no   no   no   no   no   no
cases:confirmation      submission         GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
cases:confirmation      submission         POST 405  405  405  405  405  405  405  405  405  405  405  405  405
cases:receipt           submission         GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
cases:receipt           submission         POST 405  405  405  405  405  405  405  405  405  405  405  405  405
cases:status            -                  GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
cases:status            -                  POST ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
cases:state             -                  GET  go   go   go   go   go   go   go   go   go   go   go   go   go
cases:state             -                  POST 405  405  405  405  405  405  405  405  405  405  405  405  405
cases:status_link       link               GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
cases:status_link       link               POST go   go   go   go   go   go   go   go   go   go   go   go   go
cases:status_link       forged             GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
cases:status_link       forged             POST 409  409  409  409  409  409  409  409  409  409  409  409  409
cases:answer            answer             GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
cases:answer            answer             POST ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
cases:answer            forged             GET  no   no   no   no   no   no   no   no   no   no   no   no   no
cases:answer            forged             POST no   no   no   no   no   no   no   no   no   no   no   no   no
cases:paper             paper              GET  go   go   go   go   go   go   go   go   go   go   go   go   go
cases:paper             paper              POST 405  405  405  405  405  405  405  405  405  405  405  405  405
cases:list              -                  GET  in   sign ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
cases:list              -                  POST in   sign 405  405  405  405  405  405  405  405  405  405  405
cases:intake            -                  GET  in   sign not  ok   not  ok   ok   ok   ok   ok   ok   not  not
cases:intake            -                  POST in   sign not  ok   not  ok   ok   ok   ok   ok   ok   not  not
cases:intake_search     -                  GET  in   sign 405  405  405  405  405  405  405  405  405  405  405
cases:intake_search     -                  POST in   sign not  ok   not  ok   ok   ok   ok   ok   ok   not  not
cases:detail            received           GET  in   sign no   ok   ok   no   no   no   no   no   no   no   no
cases:detail            received           POST in   sign 405  405  405  405  405  405  405  405  405  405  405
cases:detail            desk               GET  in   sign no   ok   ok   no   no   no   no   no   ok   no   no
cases:detail            unknown            GET  in   sign no   no   no   no   no   no   no   no   no   no   no
cases:slip              received           GET  in   sign no   ok   ok   no   no   no   no   no   no   no   no
cases:slip              received           POST in   sign 405  405  405  405  405  405  405  405  405  405  405
cases:slip              desk               GET  in   sign no   ok   ok   no   no   no   no   no   ok   no   no
cases:owner             received           GET  in   sign 405  405  405  405  405  405  405  405  405  405  405
cases:owner             received           POST in   sign no   go   not  no   no   no   no   no   no   no   no
cases:owner             desk               POST in   sign no   go   not  no   no   no   no   no   not  no   no
cases:identity          received           GET  in   sign no   ok   not  no   no   no   no   no   no   no   no
cases:identity          received           POST in   sign no   ok   not  no   no   no   no   no   no   no   no
cases:identity          desk               GET  in   sign no   ok   not  no   no   no   no   no   not  no   no
cases:identity          desk               POST in   sign no   ok   not  no   no   no   no   no   not  no   no
cases:identity_search   received           GET  in   sign 405  405  405  405  405  405  405  405  405  405  405
cases:identity_search   received           POST in   sign no   ok   not  no   no   no   no   no   no   no   no
cases:identity_question received           GET  in   sign 405  405  405  405  405  405  405  405  405  405  405
cases:identity_question received           POST in   sign no   go   not  no   no   no   no   no   no   no   no
cases:findings          gathered           GET  in   sign no   ok   ok   no   no   no   no   no   no   no   no
cases:findings          gathered           POST in   sign no   go   not  no   no   no   no   no   no   no   no
cases:findings          desk               GET  in   sign no   ok   ok   no   no   no   no   no   no   no   no
cases:findings          desk               POST in   sign no   409  not  no   no   no   no   no   not  no   no
cases:rest              gathered           GET  in   sign 405  405  405  405  405  405  405  405  405  405  405
cases:rest              gathered           POST in   sign no   go   not  no   no   no   no   no   no   no   no
cases:rest              received           POST in   sign no   409  not  no   no   no   no   no   no   no   no
cases:finding           finding            GET  in   sign no   ok   ok   no   no   no   no   no   no   no   no
cases:finding           finding            POST in   sign no   ok   not  no   no   no   no   no   no   no   no
cases:finding           no-finding         GET  in   sign no   no   no   no   no   no   no   no   no   no   no
cases:finding           no-finding         POST in   sign no   no   not  no   no   no   no   no   no   no   no
cases:found             found              GET  in   sign no   ok   ok   no   no   no   no   no   no   no   no
cases:found             found              POST in   sign 405  405  405  405  405  405  405  405  405  405  405
cases:found             finding            GET  in   sign no   no   no   no   no   no   no   no   no   no   no
cases:reaction          reaction           GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
cases:reaction          reaction           POST ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
cases:reaction          no-reaction        GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
cases:third_parties     gathered           GET  in   sign no   ok   ok   no   no   no   no   no   no   no   no
cases:third_parties     gathered           POST in   sign no   go   not  no   no   no   no   no   no   no   no
cases:third_parties     desk               GET  in   sign no   ok   ok   no   no   no   no   no   no   no   no
cases:third_party       third              GET  in   sign no   ok   ok   no   no   no   no   no   no   no   no
cases:third_party       third              POST in   sign no   ok   not  no   no   no   no   no   no   no   no
cases:third_party       no-third           GET  in   sign no   no   no   no   no   no   no   no   no   no   no
cases:third_ask         third              GET  in   sign 405  405  405  405  405  405  405  405  405  405  405
cases:third_ask         third              POST in   sign no   ok   not  no   no   no   no   no   no   no   no
cases:third_letter      third              GET  in   sign no   ok   ok   no   no   no   no   no   no   no   no
cases:third_letter      third              POST in   sign 405  405  405  405  405  405  405  405  405  405  405
cases:third_notice      third              GET  in   sign 405  405  405  405  405  405  405  405  405  405  405
cases:third_notice      third              POST in   sign no   ok   not  no   no   no   no   no   no   no   no
cases:third_weigh       third              GET  in   sign 405  405  405  405  405  405  405  405  405  405  405
cases:third_weigh       third              POST in   sign no   ok   not  no   no   no   no   no   no   no   no
cases:third_tell        third              GET  in   sign 405  405  405  405  405  405  405  405  405  405  405
cases:third_tell        third              POST in   sign no   409  not  no   no   no   no   no   no   no   no
cases:limitation        limited            GET  in   sign no   ok   not  no   no   no   no   no   no   no   no
cases:limitation        limited            POST in   sign no   ok   not  no   no   no   no   no   no   no   no
cases:limitation        no-limit           GET  in   sign no   no   not  no   no   no   no   no   no   no   no
cases:review            review             GET  in   sign no   ok   not  no   no   no   no   no   no   no   no
cases:review            review             POST in   sign no   ok   not  no   no   no   no   no   no   no   no
cases:limitations       -                  GET  in   sign not  ok   ok   not  not  not  not  not  not  not  not
cases:limitations       -                  POST in   sign 405  405  405  405  405  405  405  405  405  405  405
cases:recipient         telling            GET  in   sign no   ok   ok   no   no   no   no   no   no   no   no
cases:recipient         telling            POST in   sign no   ok   not  no   no   no   no   no   no   no   no
cases:recipient         no-telling         GET  in   sign no   no   no   no   no   no   no   no   no   no   no
cases:recipient_letter  telling            GET  in   sign no   ok   ok   no   no   no   no   no   no   no   no
cases:recipient_letter  telling            POST in   sign 405  405  405  405  405  405  405  405  405  405  405
cases:reopen            signing            GET  in   sign 405  405  405  405  405  405  405  405  405  405  405
cases:reopen            signing            POST in   sign no   go   not  no   no   no   no   no   no   not  no
cases:signature         signing            GET  in   sign no   go   go   no   no   no   no   no   no   ok   no
cases:signature         signing            POST in   sign no   go   not  no   no   no   no   no   no   not  no
cases:signature         decided            GET  in   sign no   go   go   no   no   no   no   no   no   no   no
cases:sign              signing            GET  in   sign 405  405  405  405  405  405  405  405  405  405  405
cases:sign              signing            POST in   sign no   no   no   no   no   no   no   no   no   go   no
cases:send_back         signing            GET  in   sign 405  405  405  405  405  405  405  405  405  405  405
cases:send_back         signing            POST in   sign no   no   no   no   no   no   no   no   no   ok   no
cases:signature_proof   signing            GET  in   sign no   no   no   no   no   no   no   no   no   ok   no
cases:signature_proof   signing            POST in   sign 405  405  405  405  405  405  405  405  405  405  405
cases:detail            signing            GET  in   sign no   ok   ok   no   no   no   no   no   no   ok   no
cases:findings          signing            GET  in   sign no   ok   ok   no   no   no   no   no   no   no   no
cases:decision          judged             GET  in   sign no   ok   not  no   no   no   no   no   no   no   no
cases:decision          judged             POST in   sign no   ok   not  no   no   no   no   no   no   no   no
cases:decision          gathered           GET  in   sign no   ok   not  no   no   no   no   no   no   no   no
cases:decision          gathered           POST in   sign no   ok   not  no   no   no   no   no   no   no   no
cases:proof             decided            GET  in   sign no   ok   not  no   no   no   no   no   no   no   no
cases:proof             decided            POST in   sign 405  405  405  405  405  405  405  405  405  405  405
cases:sending           decided            GET  in   sign no   ok   not  no   no   no   no   no   no   no   no
cases:sending           decided            POST in   sign no   ok   not  no   no   no   no   no   no   no   no
cases:sending           received           GET  in   sign no   ok   not  no   no   no   no   no   no   no   no
cases:sending           received           POST in   sign no   ok   not  no   no   no   no   no   no   no   no
cases:code              sent               GET  in   sign 405  405  405  405  405  405  405  405  405  405  405
cases:code              sent               POST in   sign no   ok   not  no   no   no   no   no   no   no   no
cases:code              decided            POST in   sign no   409  not  no   no   no   no   no   no   no   no
cases:identity_heavier  received           GET  in   sign 405  405  405  405  405  405  405  405  405  405  405
cases:identity_heavier  sent               POST in   sign no   409  not  no   no   no   no   no   no   no   no
cases:clarification     received           GET  in   sign no   ok   not  no   no   no   no   no   no   no   no
cases:clarification     received           POST in   sign no   ok   not  no   no   no   no   no   no   no   no
cases:clarification     desk               GET  in   sign no   ok   not  no   no   no   no   no   not  no   no
cases:extension         received           GET  in   sign no   ok   not  no   no   no   no   no   no   no   no
cases:extension         received           POST in   sign no   ok   not  no   no   no   no   no   no   no   no
cases:extension         desk               GET  in   sign no   ok   not  no   no   no   no   no   not  no   no
cases:supposition       received           GET  in   sign no   ok   ok   no   no   no   no   no   no   no   no
cases:supposition       received           POST in   sign 405  405  405  405  405  405  405  405  405  405  405
cases:supposition       desk               GET  in   sign no   ok   ok   no   no   no   no   no   no   no   no
cases:withdrawal        received           GET  in   sign 405  405  405  405  405  405  405  405  405  405  405
cases:withdrawal        received           POST in   sign no   go   not  no   no   no   no   no   no   no   no
cases:withdrawal        sent               POST in   sign no   409  not  no   no   no   no   no   no   no   no
cases:letter            letter             GET  in   sign no   ok   ok   no   no   no   no   no   no   no   no
cases:letter            letter             POST in   sign 405  405  405  405  405  405  405  405  405  405  405
cases:package           sent               GET  in   sign no   ok   ok   no   no   no   no   no   no   no   no
cases:package           sent               POST in   sign 405  405  405  405  405  405  405  405  405  405  405
cases:package           received           GET  in   sign no   no   no   no   no   no   no   no   no   no   no
cases:found_words       found              GET  in   sign no   ok   not  no   no   no   no   no   no   no   no
cases:found_words       found              POST in   sign no   ok   not  no   no   no   no   no   no   no   no
cases:found_words       finding            GET  in   sign no   no   not  no   no   no   no   no   no   no   no
tasks:list              -                  GET  in   sign ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
tasks:list              -                  POST in   sign 405  405  405  405  405  405  405  405  405  405  405
tasks:task              task               GET  in   sign no   no   no   no   no   no   ok   no   no   no   no
tasks:task              task               POST in   sign no   no   no   no   no   no   ok   no   no   no   no
tasks:task              task-over          GET  in   sign no   no   no   no   no   no   no   no   no   no   no
tasks:task              task-over          POST in   sign no   no   no   no   no   no   409  no   no   no   no
cases:search_sources    -                  GET  in   sign not  ok   ok   not  not  not  not  not  not  not  not
cases:search_sources    -                  POST in   sign 405  405  405  405  405  405  405  405  405  405  405
cases:search_source_new -                  GET  in   sign not  ok   not  not  not  not  not  not  not  not  not
cases:search_source_new -                  POST in   sign not  ok   not  not  not  not  not  not  not  not  not
cases:search_source     place              GET  in   sign not  ok   not  not  not  not  not  not  not  not  not
cases:search_source     place              POST in   sign not  ok   not  not  not  not  not  not  not  not  not
cases:search_source     no-place           GET  in   sign not  no   not  not  not  not  not  not  not  not  not
cases:search_source_standing place              GET  in   sign 405  405  405  405  405  405  405  405  405  405  405
cases:search_source_standing place              POST in   sign not  go   not  not  not  not  not  not  not  not  not
cases:search_plan       gathered           GET  in   sign no   ok   ok   no   no   no   no   no   no   no   no
cases:search_plan       gathered           POST in   sign no   ok   not  no   no   no   no   no   no   no   no
cases:search_plan       desk               GET  in   sign no   ok   ok   no   no   no   no   no   no   no   no
cases:search_plan       desk               POST in   sign no   ok   not  no   no   no   no   no   not  no   no
cases:search_stop       identified         GET  in   sign no   ok   not  no   no   no   no   no   no   no   no
cases:search_stop       identified         POST in   sign no   ok   not  no   no   no   no   no   no   no   no
cases:search_remind     asked              GET  in   sign 405  405  405  405  405  405  405  405  405  405  405
cases:search_remind     asked              POST in   sign no   go   not  no   no   no   no   no   no   no   no
cases:search_remind     not-asked          POST in   sign no   no   not  no   no   no   no   no   no   no   no
cases:search_reassign   asked              GET  in   sign no   ok   not  no   no   no   no   no   no   no   no
cases:search_reassign   asked              POST in   sign no   ok   not  no   no   no   no   no   no   no   no
cases:search_take_back  asked              GET  in   sign 405  405  405  405  405  405  405  405  405  405  405
cases:search_take_back  asked              POST in   sign no   go   not  no   no   no   no   no   no   no   no
# door                  with               how  nobo fres stra offi fg   lett n_a  n_b  arre m_a  desk dire behe
cases:letter_fetch      letter-token       GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
cases:letter_fetch      letter-token       POST ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
cases:letter_fetch      forged             GET  no   no   no   no   no   no   no   no   no   no   no   no   no
cases:letter_paper      letter-token       GET  go   go   go   go   go   go   go   go   go   go   go   go   go
cases:letter_paper      letter-token       POST 405  405  405  405  405  405  405  405  405  405  405  405  405
cases:post              -                  GET  in   sign not  ok   ok   not  not  not  not  not  not  not  not
cases:post              -                  POST in   sign not  ok   not  not  not  not  not  not  not  not  not
cases:post_print        -                  GET  in   sign 405  405  405  405  405  405  405  405  405  405  405
cases:post_print        -                  POST in   sign not  ok   not  not  not  not  not  not  not  not  not
cases:texts             -                  GET  in   sign not  ok   ok   not  not  not  not  not  not  not  not
cases:texts             -                  POST in   sign 405  405  405  405  405  405  405  405  405  405  405
cases:text              letter-kind        GET  in   sign not  ok   ok   not  not  not  not  not  not  not  not
cases:text              letter-kind        POST in   sign not  ok   not  not  not  not  not  not  not  not  not
cases:text              no-letter-kind     GET  in   sign not  no   no   not  not  not  not  not  not  not  not
cases:text_preview      letter-kind        GET  in   sign 405  405  405  405  405  405  405  405  405  405  405
cases:text_preview      letter-kind        POST in   sign not  ok   ok   not  not  not  not  not  not  not  not
cases:letter_write      write              GET  in   sign no   ok   not  no   no   no   no   no   no   no   no
cases:letter_write      write              POST in   sign no   ok   not  no   no   no   no   no   no   no   no
cases:letter_write      write-not-now      POST in   sign no   409  not  no   no   no   no   no   no   no   no
cases:letter_write      no-write           GET  in   sign no   no   not  no   no   no   no   no   no   no   no
cases:letter_proof      write              GET  in   sign 405  405  405  405  405  405  405  405  405  405  405
cases:letter_proof      write              POST in   sign no   ok   not  no   no   no   no   no   no   no   no
cases:letter_sending    unsent             GET  in   sign no   ok   not  no   no   no   no   no   no   no   no
cases:letter_sending    unsent             POST in   sign no   ok   not  no   no   no   no   no   no   no   no
cases:letter_sending    letter             GET  in   sign no   no   not  no   no   no   no   no   no   no   no
cases:letter_code       unsent             GET  in   sign 405  405  405  405  405  405  405  405  405  405  405
cases:letter_code       unsent             POST in   sign no   409  not  no   no   no   no   no   no   no   no
cases:fee               received           GET  in   sign no   ok   not  no   no   no   no   no   no   no   no
cases:fee               received           POST in   sign no   ok   not  no   no   no   no   no   no   no   no
cases:representation    received           GET  in   sign no   ok   not  no   no   no   no   no   no   no   no
cases:representation    received           POST in   sign no   ok   not  no   no   no   no   no   no   no   no
cases:merge             received           GET  in   sign no   ok   not  no   no   no   no   no   no   no   no
cases:merge             received           POST in   sign no   409  not  no   no   no   no   no   no   no   no
cases:fee_outcome       fee                GET  in   sign 405  405  405  405  405  405  405  405  405  405  405
cases:fee_outcome       fee                POST in   sign no   ok   not  no   no   no   no   no   no   no   no
cases:complaint         complaint          GET  in   sign no   ok   not  no   no   no   no   no   no   no   no
cases:complaint         complaint          POST in   sign no   ok   not  no   no   no   no   no   no   no   no
cases:complaint         received           GET  in   sign no   no   not  no   no   no   no   no   no   no   no
cases:complaint_verdict complaint          GET  in   sign 405  405  405  405  405  405  405  405  405  405  405
cases:complaint_verdict complaint          POST in   sign no   ok   not  no   no   no   no   no   no   no   no
cases:complaint_forward complaint          GET  in   sign 405  405  405  405  405  405  405  405  405  405  405
cases:complaint_forward complaint          POST in   sign no   ok   not  no   no   no   no   no   no   no   no
# door                  with               how  nobo fres stra offi fg   lett n_a  n_b  arre m_a  desk dire behe
cases:bulk              -                  GET  in   sign 405  405  405  405  405  405  405  405  405  405  405
cases:bulk              -                  POST in   sign not  409  not  not  not  not  not  not  not  not  not
cases:export            -                  GET  in   sign not  ok   ok   not  not  not  not  not  not  not  not
cases:export            -                  POST in   sign not  ok   ok   not  not  not  not  not  not  not  not
cases:view_keep         -                  GET  in   sign 405  405  405  405  405  405  405  405  405  405  405
cases:view_keep         -                  POST in   sign not  ok   ok   not  not  not  not  not  not  not  not
cases:view_drop         view               GET  in   sign 405  405  405  405  405  405  405  405  405  405  405
cases:view_drop         view               POST in   sign not  409  409  not  not  not  not  not  not  not  not
cases:view_drop         no-view            POST in   sign not  no   no   not  not  not  not  not  not  not  not
cases:evidence          received           GET  in   sign no   ok   ok   no   no   no   no   no   no   no   no
cases:evidence          received           POST in   sign no   ok   ok   no   no   no   no   no   no   no   no
cases:evidence          desk               GET  in   sign no   ok   ok   no   no   no   no   no   no   no   no
cases:paper_sheet       received           GET  in   sign no   ok   ok   no   no   no   no   no   no   no   no
cases:paper_sheet       received           POST in   sign 405  405  405  405  405  405  405  405  405  405  405
cases:paper_sheet       desk               GET  in   sign no   ok   ok   no   no   no   no   no   no   no   no
calendar_link           -                  GET  in   sign 405  405  405  405  405  405  405  405  405  405  405
calendar_link           -                  POST in   sign not  ok   ok   not  not  not  not  not  not  not  not
shortcuts               -                  GET  in   sign 405  405  405  405  405  405  405  405  405  405  405
shortcuts               -                  POST in   sign go   go   go   go   go   go   go   go   go   go   go
calendar                feed               GET  ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok
calendar                no-feed            GET  no   no   no   no   no   no   no   no   no   no   no   no   no
calendar                feed               POST 405  405  405  405  405  405  405  405  405  405  405  405  405
# door                  with               how  nobo fres stra offi fg   lett n_a  n_b  arre m_a  desk dire behe
cleaning                -                  GET  in   sign not  ok   ok   not  not  not  not  not  not  ok   not
cleaning                -                  POST in   sign 405  405  405  405  405  405  405  405  405  405  405
retention:propose       -                  GET  in   sign 405  405  405  405  405  405  405  405  405  405  405
retention:propose       -                  POST in   sign not  go   not  not  not  not  not  not  not  not  not
retention:list          due-list           GET  in   sign not  ok   ok   not  not  not  not  not  not  ok   not
retention:list          due-list           POST in   sign 405  405  405  405  405  405  405  405  405  405  405
retention:list          no-list            GET  in   sign not  no   no   not  not  not  not  not  not  no   not
retention:submit        due-list           GET  in   sign 405  405  405  405  405  405  405  405  405  405  405
retention:submit        due-list           POST in   sign not  go   409  not  not  not  not  not  not  409  not
retention:approve       due-list           GET  in   sign 405  405  405  405  405  405  405  405  405  405  405
retention:approve       due-list           POST in   sign not  ok   ok   not  not  not  not  not  not  ok   not
retention:stop          due-list           GET  in   sign 405  405  405  405  405  405  405  405  405  405  405
retention:stop          due-list           POST in   sign not  ok   ok   not  not  not  not  not  not  ok   not
retention:item          due-item           GET  in   sign not  ok   not  not  not  not  not  not  not  not  not
retention:item          due-item           POST in   sign not  ok   not  not  not  not  not  not  not  not  not
retention:item          no-item            GET  in   sign not  no   not  not  not  not  not  not  not  not  not
retention:mentions      due-list           GET  in   sign 405  405  405  405  405  405  405  405  405  405  405
retention:mentions      due-list           POST in   sign not  go   not  not  not  not  not  not  not  not  not
retention:mention       mention-item       GET  in   sign not  ok   not  not  not  not  not  not  not  not  not
retention:mention       mention-item       POST in   sign not  ok   not  not  not  not  not  not  not  not  not
retention:mention       no-item            GET  in   sign not  no   not  not  not  not  not  not  not  not  not
retention:certificates  -                  GET  in   sign not  ok   ok   not  not  not  not  not  not  not  not
retention:certificates  -                  POST in   sign 405  405  405  405  405  405  405  405  405  405  405
retention:certificate   certificate        GET  in   sign not  ok   ok   not  not  not  not  not  not  not  not
retention:certificate   certificate        POST in   sign 405  405  405  405  405  405  405  405  405  405  405
retention:certificate   no-list            GET  in   sign not  no   no   not  not  not  not  not  not  not  not
retention:slips         -                  GET  in   sign not  ok   ok   not  not  not  not  not  not  not  not
retention:slips         -                  POST in   sign 405  405  405  405  405  405  405  405  405  405  405
retention:slip          deletion-slip      GET  in   sign not  ok   ok   not  not  not  not  not  not  not  not
retention:slip          deletion-slip      POST in   sign not  ok   ok   not  not  not  not  not  not  not  not
retention:slip          no-list            GET  in   sign not  no   no   not  not  not  not  not  not  not  not
retention:endless       -                  GET  in   sign not  ok   not  not  not  not  not  not  not  not  not
retention:endless       -                  POST in   sign 405  405  405  405  405  405  405  405  405  405  405
retention:blocked       -                  GET  in   sign not  ok   not  not  not  not  not  not  not  not  not
retention:blocked       -                  POST in   sign 405  405  405  405  405  405  405  405  405  405  405
retention:rules         -                  GET  in   sign not  ok   ok   not  not  not  not  not  not  ok   not
retention:rules         -                  POST in   sign 405  405  405  405  405  405  405  405  405  405  405
retention:rule          rule               GET  in   sign not  ok   ok   not  not  not  not  not  not  ok   not
retention:rule          rule               POST in   sign not  ok   not  not  not  not  not  not  not  not  not
retention:rule          no-rule            GET  in   sign not  no   no   not  not  not  not  not  not  no   not
retention:ahead         -                  GET  in   sign not  ok   ok   not  not  not  not  not  not  ok   not
retention:ahead         -                  POST in   sign 405  405  405  405  405  405  405  405  405  405  405
retention:ahead_of      ahead-of           GET  in   sign not  ok   ok   not  not  not  not  not  not  ok   not
retention:ahead_of      ahead-of           POST in   sign 405  405  405  405  405  405  405  405  405  405  405
retention:ahead_of      ahead-of-none      GET  in   sign not  no   no   not  not  not  not  not  not  no   not
retention:holds         -                  GET  in   sign not  ok   not  not  not  not  not  not  not  not  not
retention:holds         -                  POST in   sign 405  405  405  405  405  405  405  405  405  405  405
retention:hold          hold               GET  in   sign not  ok   not  not  not  not  not  not  not  not  not
retention:hold          hold               POST in   sign not  ok   not  not  not  not  not  not  not  not  not
retention:hold          no-hold            GET  in   sign not  no   not  not  not  not  not  not  not  not  not
retention:place         dossier            GET  in   sign not  ok   not  not  not  not  not  not  not  not  not
retention:place         dossier            POST in   sign not  ok   not  not  not  not  not  not  not  not  not
retention:place         random             GET  in   sign not  no   not  not  not  not  not  not  not  not  not
retention:settle        record-tenancy     GET  in   sign no   ok   not  ok   ok   no   ok   no   ok   no   no
retention:settle        record-tenancy     POST in   sign no   ok   not  ok   ok   no   ok   no   ok   no   no
retention:settle        record-nuisance    GET  in   sign no   go   not  no   go   no   no   no   no   no   no
retention:settle        random             GET  in   sign no   no   no   no   no   no   no   no   no   no   no
"""


def doors() -> list[Door]:
    """The rows of the table."""
    rows = [line.split() for line in TABLE.strip().splitlines() if line.strip() and not line.startswith("#")]
    return [Door(name, case, method, dict(zip(VISITORS, rest, strict=True))) for name, case, method, *rest in rows]
