using Pratip.Registry.Access;

namespace Pratip.Registry.Storage.RowSecurity;

/// <summary>
/// The functions that the policies ask. What a user may reach is worked out in one place, the <see cref="Actor"/>, and not a
/// second time in SQL; the database takes it from the setting of the transaction, one section for each noun, and takes it only
/// with the signature of the program, whose key the roles of users cannot read. So whoever holds such a role alone, through a
/// statement that was smuggled in or a password that was lost, can set what they like and reach nothing by it.
/// </summary>
internal static class RowSecurityFunctions
{
    /// <summary>The key of the signatures, kept as the two pads of HMAC. No role but the owner of the tables reads it.</summary>
    public const string Key = """
        CREATE TABLE IF NOT EXISTS scope_key (
          is_key boolean NOT NULL PRIMARY KEY DEFAULT true CHECK (is_key),
          inner_pad bytea NOT NULL,
          outer_pad bytea NOT NULL);
        """;

    // All of them run as their owner, with a search path of their own, so that nothing of the same name answers for what they ask.
    // The signature is checked at each call: what has been checked cannot be kept where the asker could not change it.
    public const string Functions = """
        CREATE OR REPLACE FUNCTION scope_part(noun text, part int) RETURNS text LANGUAGE plpgsql STABLE SECURITY DEFINER AS $$
        DECLARE
          said text := current_setting('pratip.' || noun, true);
          pads record;
        BEGIN
          IF said IS NULL OR said = '' THEN
            RETURN NULL;
          END IF;
          SELECT inner_pad, outer_pad INTO pads FROM scope_key;
          IF pads IS NULL OR left(said, 64) <> encode(sha256(pads.outer_pad || sha256(pads.inner_pad || convert_to(noun || substr(said, 65), 'UTF8'))), 'hex') THEN
            RAISE EXCEPTION 'scope: what is set for % does not come from the program', noun USING ERRCODE = 'insufficient_privilege';
          END IF;
          IF split_part(said, E'\x1f', 2)::bigint < extract(epoch FROM now()) THEN
            RAISE EXCEPTION 'scope: what is set for % is no longer good', noun USING ERRCODE = 'insufficient_privilege';
          END IF;
          RETURN split_part(said, E'\x1f', part);
        END $$;

        -- Nothing is set for a user who has left, or where a role that the reach was made from has been taken back: another
        -- node of the program may remember both for some seconds.
        CREATE OR REPLACE FUNCTION scope_set(user_id uuid, grants uuid[], nouns text[], sections text[]) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER AS $$
        BEGIN
          IF EXISTS (SELECT 1 FROM users AS one WHERE one.id = scope_set.user_id AND (one.is_voided OR one.status <> 'active'))
            OR EXISTS (SELECT 1 FROM role_grants AS one WHERE one.id = ANY (scope_set.grants) AND one.is_voided) THEN
            RETURN false;
          END IF;
          FOR at IN 1 .. coalesce(array_length(nouns, 1), 0) LOOP
            PERFORM set_config('pratip.' || nouns[at], sections[at], true);
          END LOOP;
          RETURN true;
        END $$;

        -- An event that is open is one of this transaction: none is committed that is not closed.
        CREATE OR REPLACE FUNCTION scope_open_event() RETURNS bigint LANGUAGE plpgsql STABLE SECURITY DEFINER AS $$
        DECLARE
          said text := current_setting('pratip.event', true);
        BEGIN
          IF said IS NULL OR said = '' THEN
            RETURN NULL;
          END IF;
          RETURN (SELECT one.id FROM events AS one WHERE one.id = said::bigint
            AND NOT EXISTS (SELECT 1 FROM event_positions AS place WHERE place.event_id = one.id));
        END $$;

        CREATE OR REPLACE FUNCTION scope_is_process_of(process_id uuid, actor text) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER AS $$
        BEGIN
          RETURN EXISTS (SELECT 1 FROM processes AS one WHERE one.id = scope_is_process_of.process_id AND one.actor = scope_is_process_of.actor);
        END $$;
        """;

    /// <summary>
    /// The guards look past the scope of whoever writes: a line of the log is there whether the writer may read it or not. Nobody
    /// but the owner may put them on a table of their own.
    /// </summary>
    public static readonly string Rights = $"""
        DO $do$
        DECLARE
          one regprocedure;
        BEGIN
          FOR one IN SELECT oid::regprocedure FROM pg_proc WHERE pronamespace = current_schema()::regnamespace AND proname LIKE 'guard\_%' LOOP
            EXECUTE format('ALTER FUNCTION %s SECURITY DEFINER SET search_path = %I, pg_temp', one, current_schema());
            EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', one);
          END LOOP;
          FOR one IN SELECT oid::regprocedure FROM pg_proc WHERE pronamespace = current_schema()::regnamespace AND proname LIKE 'scope\_%' LOOP
            EXECUTE format('ALTER FUNCTION %s SET search_path = %I, pg_temp', one, current_schema());
            EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', one);
            EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO {RowSecurityNames.Reader}, {RowSecurityNames.Writer}', one);
          END LOOP;
        END $do$;
        """;
}
